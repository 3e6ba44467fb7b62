using System.Text;

namespace ChannelGrains.Domain.Tests.Payments;

/// <summary>Files of a bank, as text.</summary>
internal static class BankSays
{
    public const string Account = "DE89370400440532013000", Day = "2026-03-10";

    /// <summary>pain.002 of one of our files, with statuses of single payments.</summary>
    public static string Status(string messageId, string originalMessageId, string groupStatus, params (string EndToEndId, string Status, string Reason)[] payments) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
          <GrpHdr><MsgId>{messageId}</MsgId><CreDtTm>{Day}T08:00:00Z</CreDtTm></GrpHdr>
          <OrgnlGrpInfAndSts><OrgnlMsgId>{originalMessageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>{groupStatus}</GrpSts></OrgnlGrpInfAndSts>
          <OrgnlPmtInfAndSts><OrgnlPmtInfId>{originalMessageId.Replace("-F", "-P", StringComparison.Ordinal)}</OrgnlPmtInfId>
            {string.Concat(payments.Select(payment => $"<TxInfAndSts><OrgnlEndToEndId>{payment.EndToEndId}</OrgnlEndToEndId><TxSts>{payment.Status}</TxSts>{(payment.Reason.Length == 0 ? "" : $"<StsRsnInf><Rsn><Cd>{payment.Reason}</Cd></Rsn><AddtlInf>as said</AddtlInf></StsRsnInf>")}</TxInfAndSts>"))}
          </OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """;

    /// <summary>camt.053 of the account, up to a day.</summary>
    public static string Statement(string id, params string[] entries) => StatementOf(id, Account, Day, entries);

    public static string StatementOf(string id, string account, string day, params string[] entries) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
          <GrpHdr><MsgId>M-{id}</MsgId><CreDtTm>{day}T23:00:00Z</CreDtTm></GrpHdr>
          <Stmt><Id>{id}</Id><CreDtTm>{day}T23:00:00Z</CreDtTm><Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>
            {string.Concat(entries)}
          </Stmt>
        </BkToCstmrStmt></Document>
        """;

    /// <summary>camt.054 of the account, in the form of its first versions.</summary>
    public static string Notification(string id, params string[] entries) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.04"><BkToCstmrDbtCdtNtfctn>
          <GrpHdr><MsgId>M-{id}</MsgId><CreDtTm>{Day}T09:00:00Z</CreDtTm></GrpHdr>
          <Ntfctn><Id>{id}</Id><CreDtTm>{Day}T09:00:00Z</CreDtTm><Acct><Id><Othr><Id>{Account}</Id></Othr></Id></Acct>{string.Concat(entries)}</Ntfctn>
        </BkToCstmrDbtCdtNtfctn></Document>
        """;

    /// <summary>An entry of one payment.</summary>
    public static string Booked(string amount, string endToEndId, string reference, string currency = "EUR", string status = "<Sts><Cd>BOOK</Cd></Sts>") => $"""
        <Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>{status}<BookgDt><Dt>{Day}</Dt></BookgDt>{Reference(reference)}
          <NtryDtls><TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs><Amt Ccy="{currency}">{amount}</Amt></TxDtls></NtryDtls></Ntry>
        """;

    /// <summary>An entry of a payment that came back.</summary>
    public static string Returned(string amount, string endToEndId, string reference, string reason) => $"""
        <Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{Day}</Dt></BookgDt>{Reference(reference)}
          <NtryDtls><TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>
            <RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
        """;

    /// <summary>An entry that is the sum of a file of ours.</summary>
    public static string Sum(string amount, string paymentInformationId, int count, string reference) => $"""
        <Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>{Day}T10:00:00+01:00</DtTm></BookgDt>{Reference(reference)}
          <NtryDtls><Btch><PmtInfId>{paymentInformationId}</PmtInfId><NbOfTxs>{count}</NbOfTxs><TtlAmt Ccy="EUR">{amount}</TtlAmt></Btch></NtryDtls></Ntry>
        """;

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Reference(string reference) => reference.Length == 0 ? "" : $"<AcctSvcrRef>{reference}</AcctSvcrRef>";
}
