using System.Text;
using System.Xml.Linq;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Settling;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Settling;

public sealed class BankTests
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes($"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
          <GrpHdr><MsgId>R-F1</MsgId><CreDtTm>2026-03-10T08:00:00Z</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>150.50</CtrlSum></GrpHdr>
          <PmtInf><PmtInfId>R-P1</PmtInfId><ReqdExctnDt><Dt>2026-03-11</Dt></ReqdExctnDt><DbtrAcct><Id><Othr><Id>CN1</Id></Othr></Id></DbtrAcct>
            {Payment("R-00001", "100.50", "CN2")}
            {Payment("R-00002", "50.00", FleetAgreement.ClosedAccount)}
          </PmtInf>
        </CstmrCdtTrfInitn></Document>
        """);

    [Fact]
    public void Read_APaymentFile_IsWhatItsHeaderSays() => Assert.Equal((2, 150.5m), Bank.Read(File));

    [Fact]
    public void Status_OfAPaymentToAClosedAccount_IsRejected()
    {
        var status = XDocument.Parse(Encoding.UTF8.GetString(Bank.Status(File)));

        Assert.Equal(["R-00001", "R-00002"], Values(status, "OrgnlEndToEndId"));
        Assert.Equal(["ACCP", "RJCT"], Values(status, "TxSts"));
        Assert.Equal(["AC04"], Values(status, "Cd"));
        Assert.Equal(["R-F1"], Values(status, "OrgnlMsgId"));
    }

    [Fact]
    public void Notification_OfAFile_BooksWhatWasNotRejectedOnTheAccountThatPays()
    {
        var booked = XDocument.Parse(Encoding.UTF8.GetString(Bank.Notification(File)));

        Assert.Equal(["R-00001"], Values(booked, "EndToEndId"));
        Assert.Equal(["100.50", "100.50"], Values(booked, "Amt"));
        Assert.Equal(["CN1"], booked.Descendants().Where(element => element.Name.LocalName == "Othr").Select(element => element.Value));
        Assert.Equal(["2026-03-11"], Values(booked, "Dt"));
        Assert.Equal(Bank.Notification(File), Bank.Notification(File));
    }

    private static string Payment(string endToEndId, string amount, string account) => $"""
        <CdtTrfTxInf><PmtId><EndToEndId>{endToEndId}</EndToEndId></PmtId><Amt><InstdAmt Ccy="CNY">{amount}</InstdAmt></Amt><CdtrAcct><Id><Othr><Id>{account}</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>
        """;

    private static IEnumerable<string> Values(XDocument document, string name) => document.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);
}
