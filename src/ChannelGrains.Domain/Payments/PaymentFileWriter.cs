using System.Globalization;
using System.Text;
using System.Xml;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Payments;

/// <summary>Writes a file of a run for the bank: ISO 20022 CustomerCreditTransferInitiationV09, pain.001.001.09. It is made of facts alone, so that it is the same bytes each time.</summary>
public static class PaymentFileWriter
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private const int MaxRemittance = 140;

    private static readonly XmlWriterSettings Form = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, IndentChars = " ", NewLineChars = "\n" };

    /// <summary>The file.</summary>
    /// <param name="book">The run, whose files can be given to the bank.</param>
    /// <param name="plan">Its plan, with the payees.</param>
    /// <param name="file">The file's number in the run.</param>
    public static byte[] Write(PaymentRunBook book, PaymentRunPlanned plan, int file)
    {
        var numbers = Enumerable.Range(1, plan.Payments.Length).Where(number => book.FileOf(number) == file).ToList();
        var total = numbers.Sum(number => plan.Payments[number - 1].Amount);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Form))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn");
            WriteHeader(xml, book, plan, file, numbers.Count, total);
            xml.WriteStartElement("PmtInf");
            xml.WriteElementString("PmtInfId", PaymentIds.Information(book.RunId, file));
            xml.WriteElementString("PmtMtd", "TRF");
            WriteCounts(xml, numbers.Count, total, plan.CurrencyCode);
            if (plan.Debtor.Scheme == PaymentScheme.Sepa)
                WriteNested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
            WriteNested(xml, plan.ExecutionOn.ToString(), "ReqdExctnDt", "Dt");
            WriteDebtor(xml, plan.Debtor);
            xml.WriteElementString("ChrgBr", plan.Debtor.Scheme == PaymentScheme.Sepa ? "SLEV" : "SHAR");
            foreach (var number in numbers)
                WritePayment(xml, book.RunId, plan, number);
            xml.WriteEndDocument();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteHeader(XmlWriter xml, PaymentRunBook book, PaymentRunPlanned plan, int file, int count, long total)
    {
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", PaymentIds.Message(book.RunId, file));
        xml.WriteElementString("CreDtTm", DateTime.UnixEpoch.AddSeconds(book.ApprovedAtMicros / 1_000_000).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteCounts(xml, count, total, plan.CurrencyCode);
        xml.WriteStartElement("InitgPty");
        xml.WriteElementString("Nm", plan.Debtor.Name.Trim());
        if (plan.Debtor.OrganisationId.Length > 0)
            WriteNested(xml, plan.Debtor.OrganisationId.Trim(), "Id", "OrgId", "Othr", "Id");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, int count, long total, string currencyCode)
    {
        xml.WriteElementString("NbOfTxs", count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", ToText(total, currencyCode));
    }

    private static void WriteDebtor(XmlWriter xml, PaymentDebtor debtor)
    {
        xml.WriteStartElement("Dbtr");
        xml.WriteElementString("Nm", debtor.Name.Trim());
        xml.WriteStartElement("PstlAdr");
        WriteSaid(xml, "StrtNm", debtor.Street.Trim());
        WriteSaid(xml, "BldgNb", debtor.Building.Trim());
        WriteSaid(xml, "PstCd", debtor.PostCode.Trim());
        xml.WriteElementString("TwnNm", debtor.Town.Trim());
        xml.WriteElementString("Ctry", debtor.Country);
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteAccount(xml, "DbtrAcct", debtor.Account);
        WriteNested(xml, debtor.Bank, "DbtrAgt", "FinInstnId", "BICFI");
    }

    private static void WritePayment(XmlWriter xml, string runId, PaymentRunPlanned plan, int number)
    {
        var payment = plan.Payments[number - 1];
        var payee = payment.Payee!;
        var uetr = PaymentIds.Uetr(plan.Seed.AsSpan(), number);
        var isSepa = plan.Debtor.Scheme == PaymentScheme.Sepa;
        xml.WriteStartElement("CdtTrfTxInf");
        xml.WriteStartElement("PmtId");
        xml.WriteElementString("InstrId", uetr.Replace("-", "", StringComparison.Ordinal));
        xml.WriteElementString("EndToEndId", PaymentIds.EndToEnd(runId, number));
        if (!isSepa)
            xml.WriteElementString("UETR", uetr);
        xml.WriteEndElement();
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", plan.CurrencyCode);
        xml.WriteString(ToText(payment.Amount, plan.CurrencyCode));
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteNested(xml, payee.Bank, "CdtrAgt", "FinInstnId", "BICFI");
        xml.WriteStartElement("Cdtr");
        xml.WriteElementString("Nm", PayeeContent.BankName(payee, isSepa ? BankText.MaxSepaName : BankText.MaxName));
        WriteAddress(xml, payee);
        xml.WriteEndElement();
        WriteAccount(xml, "CdtrAcct", payee.Account);
        WriteNested(xml, "COMM", "Purp", "Cd");
        WriteNested(xml, BankText.Write($"Commission {payment.StatementId} {payment.PartnerId}", MaxRemittance)!, "RmtInf", "Ustrd");
        xml.WriteEndElement();
    }

    private static void WriteAddress(XmlWriter xml, Payee payee)
    {
        xml.WriteStartElement("PstlAdr");
        WriteSaid(xml, "StrtNm", BankText.Write(payee.Street, BankText.MaxLine));
        WriteSaid(xml, "BldgNb", BankText.Write(payee.Building, BankText.MaxShort));
        WriteSaid(xml, "PstCd", BankText.Write(payee.PostCode, BankText.MaxShort));
        WriteSaid(xml, "TwnNm", BankText.Write(payee.Town, BankText.MaxTown));
        WriteSaid(xml, "CtrySubDvsn", BankText.Write(payee.CountrySubdivision, BankText.MaxTown));
        xml.WriteElementString("Ctry", payee.Country);
        if (payee.AddressMode == AddressMode.Hybrid)
            foreach (var line in payee.Lines)
                WriteSaid(xml, "AdrLine", BankText.Write(line, BankText.MaxLine));
        xml.WriteEndElement();
    }

    private static void WriteAccount(XmlWriter xml, string name, string account)
    {
        if (BankAccounts.IsIban(account))
            WriteNested(xml, account, name, "Id", "IBAN");
        else
            WriteNested(xml, account, name, "Id", "Othr", "Id");
    }

    private static void WriteNested(XmlWriter xml, string text, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            xml.WriteStartElement(name);
        xml.WriteString(text);
        for (var i = 0; i < names.Length; i++)
            xml.WriteEndElement();
    }

    private static void WriteSaid(XmlWriter xml, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            xml.WriteElementString(name, text);
    }

    private static string ToText(long minor, string currencyCode)
    {
        Currencies.TryGetMinorUnits(currencyCode, out var places);
        return DecimalText.Format(minor, places, places);
    }
}
