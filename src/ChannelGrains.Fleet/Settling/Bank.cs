using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ChannelGrains.Fleet.Cast;

namespace ChannelGrains.Fleet.Settling;

/// <summary>The fleet's bank: it reads a payment file, ISO 20022 pain.001, and answers by files of its own. It has closed one of the accounts. The same file has the same
/// answers, byte for byte.</summary>
internal static class Bank
{
    public const string ClosedAccount = "AC04";

    private static readonly XNamespace StatusForm = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10", NotificationForm = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

    /// <summary>What a payment file asks for: its payments, and their sum as its header says it.</summary>
    public static (int Payments, decimal Sum) Read(byte[] file)
    {
        var header = Of(file).Descendants().Single(element => element.Name.LocalName == "GrpHdr");
        return (int.Parse(Text(header, "NbOfTxs"), CultureInfo.InvariantCulture), decimal.Parse(Text(header, "CtrlSum"), CultureInfo.InvariantCulture));
    }

    /// <summary>The status of each payment, pain.002: accepted, or rejected where the account is closed.</summary>
    public static byte[] Status(byte[] file)
    {
        var asked = Of(file);
        var messageId = Text(asked.Root!, "MsgId");
        var payments = Payments(asked).Select(payment => new XElement(StatusForm + "TxInfAndSts",
            new XElement(StatusForm + "OrgnlEndToEndId", Text(payment, "EndToEndId")),
            IsRejected(payment)
                ? [new XElement(StatusForm + "TxSts", "RJCT"), new XElement(StatusForm + "StsRsnInf", Nested(StatusForm, ClosedAccount, "Rsn", "Cd"))]
                : (object[])[new XElement(StatusForm + "TxSts", "ACCP")]));
        return Bytes(new XElement(StatusForm + "Document", new XElement(StatusForm + "CstmrPmtStsRpt",
            new XElement(StatusForm + "GrpHdr", new XElement(StatusForm + "MsgId", messageId + "-S"), new XElement(StatusForm + "CreDtTm", Text(asked.Root!, "CreDtTm"))),
            new XElement(StatusForm + "OrgnlGrpInfAndSts",
                new XElement(StatusForm + "OrgnlMsgId", messageId), new XElement(StatusForm + "OrgnlMsgNmId", "pain.001.001.09"), new XElement(StatusForm + "GrpSts", "PART")),
            new XElement(StatusForm + "OrgnlPmtInfAndSts", new XElement(StatusForm + "OrgnlPmtInfId", Text(asked.Root!, "PmtInfId")), payments))));
    }

    /// <summary>The bookings of the payments that were not rejected, camt.054.</summary>
    public static byte[] Notification(byte[] file)
    {
        var asked = Of(file);
        var messageId = Text(asked.Root!, "MsgId");
        var (day, account) = (Text(Element(asked.Root!, "ReqdExctnDt"), "Dt"), Text(Element(asked.Root!, "DbtrAcct"), "Id"));
        var bookings = Payments(asked).Where(payment => !IsRejected(payment)).Select(payment => Booking(payment, day));
        return Bytes(new XElement(NotificationForm + "Document", new XElement(NotificationForm + "BkToCstmrDbtCdtNtfctn",
            new XElement(NotificationForm + "GrpHdr", new XElement(NotificationForm + "MsgId", messageId + "-N"), new XElement(NotificationForm + "CreDtTm", $"{day}T18:00:00Z")),
            new XElement(NotificationForm + "Ntfctn",
                new XElement(NotificationForm + "Id", messageId + "-N"), new XElement(NotificationForm + "CreDtTm", $"{day}T18:00:00Z"),
                Nested(NotificationForm, account, "Acct", "Id", "Othr", "Id"), bookings))));
    }

    private static XElement Booking(XElement payment, string day)
    {
        var amount = Element(payment, "InstdAmt");
        var endToEndId = Text(payment, "EndToEndId");
        return new XElement(NotificationForm + "Ntry",
            Amount(), new XElement(NotificationForm + "CdtDbtInd", "DBIT"), Nested(NotificationForm, "BOOK", "Sts", "Cd"), Nested(NotificationForm, day, "BookgDt", "Dt"),
            new XElement(NotificationForm + "AcctSvcrRef", "B-" + endToEndId),
            new XElement(NotificationForm + "NtryDtls", new XElement(NotificationForm + "TxDtls", Nested(NotificationForm, endToEndId, "Refs", "EndToEndId"), Amount())));

        XElement Amount() => new(NotificationForm + "Amt", new XAttribute("Ccy", amount.Attribute("Ccy")!.Value), amount.Value);
    }

    private static bool IsRejected(XElement payment) => Text(payment, "CdtrAcct") == FleetAgreement.ClosedAccount;

    private static XDocument Of(byte[] file) => XDocument.Parse(Encoding.UTF8.GetString(file));

    private static IEnumerable<XElement> Payments(XDocument asked) => asked.Descendants().Where(element => element.Name.LocalName == "CdtTrfTxInf");

    /// <summary>The first element of a name within another one.</summary>
    private static XElement Element(XElement within, string name) => within.Descendants().First(element => element.Name.LocalName == name);

    private static string Text(XElement within, string name) => Element(within, name).Value.Trim();

    private static XElement Nested(XNamespace form, string text, params ReadOnlySpan<string> names)
    {
        var element = new XElement(form + names[^1], text);
        for (var place = names.Length - 2; place >= 0; place--)
            element = new XElement(form + names[place], element);
        return element;
    }

    private static byte[] Bytes(XElement document) => Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
}
