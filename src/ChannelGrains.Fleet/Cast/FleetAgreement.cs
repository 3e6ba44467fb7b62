using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Partners.V1;
using Google.Type;

namespace ChannelGrains.Fleet.Cast;

/// <summary>What the fleet's partners sign.</summary>
internal static class FleetAgreement
{
    private const string Currency = "CNY";
    private const int DealerWithAClosedAccount = 12;

    /// <summary>Dealers get a share of their net sales by month, to their bank; the company's own stores and shops a smaller one, by credit note.</summary>
    public static AgreementTerms Terms(FleetPartner partner) => partner.Type == ChannelType.Intermediary ? Dealer(partner) : Own(partner);

    private static AgreementTerms Dealer(FleetPartner partner) => new()
    {
        Title = "经销协议 Distribution agreement",
        Commission = Schedule(CommissionRule.Of(partner)),
        Territory = new Territory { Regions = { partner.Region } },
        Clauses =
        {
            new Clause { Side = AgreementSide.Company, Kind = ClauseKind.Duty, Text = "三个工作日内发货 Delivers within three working days" },
            new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Duty, Text = "维持价格 Keeps the prices" },
            new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Right, Text = "季末退货 Returns unsold goods of the season" },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.BankTransfer, HoldDays = MonthEnd.HoldDays, MinimumPayout = Minimum(partner), Payee = Payee(partner, FirstAccount(partner)) },
    };

    private static AgreementTerms Own(FleetPartner partner) => new()
    {
        Title = "自营协议 Agreement of an own channel",
        Commission = Schedule(CommissionRule.Of(partner)),
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    /// <summary>The account of a dealer that has signed with one which its bank has closed.</summary>
    public static string ClosedAccount => FirstAccount(PartnerCast.Wholesalers[DealerWithAClosedAccount]);

    /// <summary>Whom a dealer is to be paid to once its account was closed.</summary>
    public static Payee NewPayee(FleetPartner partner) => Payee(partner, Account("6228480", partner));

    private static CommissionSchedule Schedule(CommissionRule rule) => new()
    {
        Base = CommissionBase.NetSales,
        Mode = rule.IsGraduated ? BracketMode.Graduated : BracketMode.Volume,
        Period = CommissionPeriod.Month,
        Brackets =
        {
            rule.Brackets.Select(bracket => new CommissionBracket
            {
                UpTo = bracket.UpTo?.ToString(CultureInfo.InvariantCulture) ?? "",
                Rate = (bracket.Thousandths / 1_000m).ToString(CultureInfo.InvariantCulture),
            }),
        },
    };

    private static Money Minimum(FleetPartner partner) => new() { CurrencyCode = Currency, Units = CommissionRule.Of(partner).MinimumPayout };

    private static string FirstAccount(FleetPartner partner) => Account("6217001", partner);

    private static string Account(string card, FleetPartner partner) => string.Create(CultureInfo.InvariantCulture, $"CN{card}2345678{partner.Place:D2}");

    private static Payee Payee(FleetPartner partner, string account)
    {
        var end = partner.Name.IndexOf(' ', StringComparison.Ordinal);
        return new Payee
        {
            Name = partner.Name[..end],
            LatinName = partner.Name[(end + 1)..],
            Account = account,
            Bank = "ICBKCNBJ",
            AddressMode = AddressMode.Hybrid,
            PostCode = "100000",
            Town = partner.Region.Split('/')[^1],
            Country = "CN",
            Lines = { "Renmin Lu 1" },
        };
    }
}
