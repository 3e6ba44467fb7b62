using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Partners.V1;
using Google.Type;

namespace ChannelGrains.Fleet.Cast;

/// <summary>What the fleet's partners sign.</summary>
internal static class FleetAgreement
{
    private const string Currency = "CNY";

    /// <summary>Dealers get a share of their net sales by month, to their bank; the company's own stores and shops a smaller one, by credit note.</summary>
    public static AgreementTerms Terms(FleetPartner partner) => partner.Type == ChannelType.Intermediary ? Dealer(partner) : Own();

    private static AgreementTerms Dealer(FleetPartner partner) => new()
    {
        Title = "经销协议 Distribution agreement",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets = { new CommissionBracket { UpTo = "2000000", Rate = "0.03" }, new CommissionBracket { UpTo = "6000000", Rate = "0.04" }, new CommissionBracket { Rate = "0.05" } },
        },
        Territory = new Territory { Regions = { partner.Region } },
        Clauses =
        {
            new Clause { Side = AgreementSide.Company, Kind = ClauseKind.Duty, Text = "三个工作日内发货 Delivers within three working days" },
            new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Duty, Text = "维持价格 Keeps the prices" },
            new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Right, Text = "季末退货 Returns unsold goods of the season" },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.BankTransfer, HoldDays = 30, MinimumPayout = new Money { CurrencyCode = Currency, Units = 100 }, Payee = Payee(partner) },
    };

    private static AgreementTerms Own() => new()
    {
        Title = "自营协议 Agreement of an own channel",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Volume,
            Period = CommissionPeriod.Month,
            Brackets = { new CommissionBracket { UpTo = "1000000", Rate = "0.01" }, new CommissionBracket { Rate = "0.015" } },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    private static Payee Payee(FleetPartner partner)
    {
        var end = partner.Name.IndexOf(' ', StringComparison.Ordinal);
        return new Payee
        {
            Name = partner.Name[..end],
            LatinName = partner.Name[(end + 1)..],
            Account = string.Create(CultureInfo.InvariantCulture, $"CN62170012345678{partner.Place:D2}"),
            Bank = "ICBKCNBJ",
            AddressMode = AddressMode.Hybrid,
            PostCode = "100000",
            Town = partner.Region.Split('/')[^1],
            Country = "CN",
            Lines = { "Renmin Lu 1" },
        };
    }
}
