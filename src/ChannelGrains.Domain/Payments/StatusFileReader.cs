namespace ChannelGrains.Domain.Payments;

/// <summary>Reads pain.002, CustomerPaymentStatusReport.</summary>
internal sealed class StatusFileReader(BankXml xml)
{
    private const int MaxId = 35, MaxUetr = 36, MaxCode = 35;

    private readonly List<BankFileStatus> _statuses = [];
    private string _messageId = "", _batch = "";

    public static BankFile Read(BankXml xml) => new StatusFileReader(xml).Read();

    private BankFile Read()
    {
        var isFound = false;
        xml.Each(message =>
        {
            if (message != "CstmrPmtStsRpt")
            {
                xml.Skip();
                return;
            }
            isFound = true;
            xml.Each(part =>
            {
                switch (part)
                {
                    case "GrpHdr": xml.Each(field => { if (field == "MsgId") _messageId = xml.Id(MaxId); else xml.Skip(); }); break;
                    case "OrgnlGrpInfAndSts": ReadGroup("OrgnlMsgId", "GrpSts"); break;
                    case "OrgnlPmtInfAndSts": ReadGroup("OrgnlPmtInfId", "PmtInfSts"); break;
                    default: xml.Skip(); break;
                }
            });
        });
        return isFound
            ? new BankFile([], BankFileKind.Status, "", _messageId, [.. _statuses.OrderBy(status => status.IsOfPayment)], [], [], 0)
            : throw xml.Fault("it has no status report (CstmrPmtStsRpt)");
    }

    /// <summary>A file of ours, or its payments, with the statuses of single ones.</summary>
    private void ReadGroup(string idName, string statusName)
    {
        var (id, status, reason, information) = ("", "", "", "");
        var payments = new List<BankFileStatus>();
        xml.Each(field =>
        {
            if (field == idName)
                id = xml.Id(MaxId);
            else if (field == statusName)
                status = xml.Id(MaxCode);
            else if (field == "StsRsnInf")
                ReadReason(ref reason, ref information);
            else if (field == "TxInfAndSts")
                payments.Add(ReadPayment());
            else
                xml.Skip();
        });
        if (idName == "OrgnlMsgId")
            _batch = id;
        // Before the PmtInfId was known to banks they gave only the MsgId.
        var batch = id.Length > 0 ? id : _batch;
        if (status.Length > 0)
            Add(new BankFileStatus(batch, "", "", false, status, reason, information));
        foreach (var payment in payments)
            Add(payment with { Batch = batch });
    }

    private BankFileStatus ReadPayment()
    {
        var (endToEnd, uetr, status, reason, information) = ("", "", "", "", "");
        xml.Each(field =>
        {
            switch (field)
            {
                case "OrgnlEndToEndId": endToEnd = xml.Id(MaxId); break;
                case "OrgnlUETR": uetr = xml.Id(MaxUetr); break;
                case "TxSts": status = xml.Id(MaxCode); break;
                case "StsRsnInf": ReadReason(ref reason, ref information); break;
                default: xml.Skip(); break;
            }
        });
        return new BankFileStatus("", endToEnd, uetr, true, status, reason, information);
    }

    /// <summary>Keeps the first reason, and the first thing that is said of it.</summary>
    private void ReadReason(ref string reason, ref string information)
    {
        var (code, said) = (reason, information);
        xml.Each(field =>
        {
            if (field == "Rsn")
                xml.Each(choice => code = (choice is "Cd" or "Prtry") && code.Length == 0 ? xml.Id(MaxCode) : Pass(code));
            else if (field == "AddtlInf" && said.Length == 0)
                said = xml.Text();
            else
                xml.Skip();
        });
        (reason, information) = (code, said);
    }

    private string Pass(string code)
    {
        xml.Skip();
        return code;
    }

    private void Add(BankFileStatus status)
    {
        if (_statuses.Count >= BankFileReader.MaxItems)
            throw xml.Fault($"it has more than {BankFileReader.MaxItems} statuses");
        _statuses.Add(status);
    }
}
