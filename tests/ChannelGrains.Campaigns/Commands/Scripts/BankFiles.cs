namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>What a bank says of a payment, in yuan.</summary>
internal static class BankFiles
{
    private const string Account = "DE89370400440532013000", Day = "2026-09-01";

    /// <summary>Settings of a server whose runs are paid from the account, by which payees are paid as soon as they are verified.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Settings = new Dictionary<string, string?>
    {
        ["Payments:PayeeQuietDays"] = "0",
        ["Payments:Debtor:Name"] = "Channel Programme Ltd",
        ["Payments:Debtor:Account"] = Account,
        ["Payments:Debtor:Bank"] = "COBADEFFXXX",
        ["Payments:Debtor:Town"] = "Koeln",
        ["Payments:Debtor:Country"] = "DE",
    };

    /// <summary>pain.002: a payment is rejected.</summary>
    public static string Rejected(string id, string run, string endToEndId) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
          <GrpHdr><MsgId>{id}</MsgId><CreDtTm>{Day}T08:00:00Z</CreDtTm></GrpHdr>
          <OrgnlGrpInfAndSts><OrgnlMsgId>{run}-F1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
          <OrgnlPmtInfAndSts><OrgnlPmtInfId>{run}-P1</OrgnlPmtInfId>
            <TxInfAndSts><OrgnlEndToEndId>{endToEndId}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>
          </OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """;

    /// <summary>camt.054: a payment is booked.</summary>
    public static string Booked(string id, string endToEndId, string amount) => Notification(id, endToEndId, amount, "DBIT", "");

    /// <summary>camt.054: a payment came back.</summary>
    public static string Returned(string id, string endToEndId, string amount) => Notification(id, endToEndId, amount, "CRDT", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");

    private static string Notification(string id, string endToEndId, string amount, string direction, string returned) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.04"><BkToCstmrDbtCdtNtfctn>
          <GrpHdr><MsgId>{id}</MsgId><CreDtTm>{Day}T09:00:00Z</CreDtTm></GrpHdr>
          <Ntfctn><Id>{id}</Id><CreDtTm>{Day}T09:00:00Z</CreDtTm><Acct><Id><Othr><Id>{Account}</Id></Othr></Id></Acct>
            <Ntry><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{Day}</Dt></BookgDt><AcctSvcrRef>{id}</AcctSvcrRef>
              <NtryDtls><TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs><Amt Ccy="CNY">{amount}</Amt>{returned}</TxDtls></NtryDtls></Ntry>
          </Ntfctn>
        </BkToCstmrDbtCdtNtfctn></Document>
        """;
}
