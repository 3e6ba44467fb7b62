using ChannelGrains.Dashboard.Tests.Settlement;

namespace ChannelGrains.Dashboard.Tests.Payments;

/// <summary>What the bank says.</summary>
internal static class BankFiles
{
    /// <summary>camt.053 of the day of execution, with one payment of each entry.</summary>
    public static string Statement(string id, string day, params (string EndToEndId, string Amount)[] booked) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
          <GrpHdr><MsgId>M-{id}</MsgId><CreDtTm>{day}T23:00:00Z</CreDtTm></GrpHdr>
          <Stmt><Id>{id}</Id><CreDtTm>{day}T23:00:00Z</CreDtTm><Acct><Id><IBAN>{SettlingServer.DebtorAccount}</IBAN></Id><Ccy>CNY</Ccy></Acct>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>
            {string.Concat(booked.Select(one => $"""
                <Ntry><Amt Ccy="CNY">{one.Amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>{id}-{one.EndToEndId}</AcctSvcrRef>
                  <NtryDtls><TxDtls><Refs><EndToEndId>{one.EndToEndId}</EndToEndId></Refs><Amt Ccy="CNY">{one.Amount}</Amt></TxDtls></NtryDtls></Ntry>
                """))}
          </Stmt>
        </BkToCstmrStmt></Document>
        """;
}
