using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Risks.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Risk;

/// <summary>Levels and factors in the reader's language.</summary>
internal sealed class RiskNames(IStringLocalizer<RiskTexts> texts)
{
    public IReadOnlyList<(string Value, string Text)> Levels => [.. EnumValues.All<RiskLevel>().Reverse().Select(level => (level.ToString(), Of(level)))];

    public IReadOnlyList<(string Value, string Text)> Factors => [.. EnumValues.All<RiskFactorKind>().Select(kind => (kind.ToString(), Of(kind)))];

    public string Of(RiskLevel level) => level switch
    {
        RiskLevel.Low => texts["Low"],
        RiskLevel.Medium => texts["Medium"],
        RiskLevel.High => texts["High"],
        RiskLevel.Critical => texts["Critical"],
        _ => Format.None,
    };

    public static string Tone(RiskLevel level) => level switch { RiskLevel.High or RiskLevel.Critical => "bad", RiskLevel.Medium => "warn", _ => "good" };

    public string Of(RiskFactorKind kind) => kind switch
    {
        RiskFactorKind.SalesBelowPace => texts["Sales below pace"],
        RiskFactorKind.SalesDrop => texts["Sales drop"],
        RiskFactorKind.ReturnSpike => texts["More returns than usual"],
        RiskFactorKind.Stuffing => texts["Channel stuffing"],
        RiskFactorKind.BracketShopping => texts["Bracket shopping"],
        RiskFactorKind.Diversion => texts["Sales outside the territory"],
        RiskFactorKind.CategoryDependence => texts["Depends on one category"],
        RiskFactorKind.CustomerDependence => texts["Depends on few customers"],
        RiskFactorKind.FeedSilent => texts["Nothing comes in"],
        RiskFactorKind.NegativeMargin => texts["Sells at a loss"],
        RiskFactorKind.Conflicts => texts["Contradicting transactions"],
        RiskFactorKind.Clock => texts["Wrong clock"],
        RiskFactorKind.Quarantine => texts["Transactions in quarantine"],
        RiskFactorKind.OverdueObligations => texts["Overdue obligations"],
        RiskFactorKind.OverdueActions => texts["Overdue actions"],
        RiskFactorKind.OverdueComplaints => texts["Overdue complaints"],
        RiskFactorKind.Disputes => texts["Open disputes"],
        RiskFactorKind.FailedPayments => texts["Failed payments"],
        RiskFactorKind.PayeeChanged => texts["Payee changed lately"],
        RiskFactorKind.RedLine => texts["Red-line findings"],
        _ => Format.None,
    };

    /// <summary>What is read of a partner.</summary>
    public string Meaning(RiskFactorKind kind) => kind switch
    {
        RiskFactorKind.SalesBelowPace => texts["The part of the target to date that net sales lack."],
        RiskFactorKind.SalesDrop => texts["The part of the usual sales of the same weekdays that is missing."],
        RiskFactorKind.ReturnSpike => texts["The return rate beyond the usual one."],
        RiskFactorKind.Stuffing => texts["The part of a month that was bunched at its end and came back in the next."],
        RiskFactorKind.BracketShopping => texts["The part of a month that was bunched at its end and came back in the next, where it lifted the month into a higher bracket."],
        RiskFactorKind.Diversion => texts["The part of net sales that was sold outside the territory."],
        RiskFactorKind.CategoryDependence => texts["The part of sales that is of one category."],
        RiskFactorKind.CustomerDependence => texts["The part of sales that goes to a few customers."],
        RiskFactorKind.FeedSilent => texts["How long nothing came, in usual gaps."],
        RiskFactorKind.NegativeMargin => texts["The loss, as a part of the net sales whose cost is known."],
        RiskFactorKind.Conflicts => texts["The part of the transactions that contradicted one before."],
        RiskFactorKind.Clock => texts["The part of the transactions whose clock was wrong."],
        RiskFactorKind.Quarantine => texts["The part of the transactions that went to quarantine."],
        RiskFactorKind.OverdueObligations => texts["Obligations of the agreement whose day is past."],
        RiskFactorKind.OverdueActions => texts["Actions whose day is past."],
        RiskFactorKind.OverdueComplaints => texts["Complaints whose limit is past."],
        RiskFactorKind.Disputes => texts["Open disputes of statements."],
        RiskFactorKind.FailedPayments => texts["Payments that failed."],
        RiskFactorKind.PayeeChanged => texts["Days that a changed payee was short of what must lie before a payment run."],
        RiskFactorKind.RedLine => texts["Findings against a red line."],
        _ => Format.None,
    };

    /// <summary>A reading in the factor's unit: parts as percentages, all else as a number.</summary>
    public static string Reading(RiskFactorKind kind, string value) => kind switch
    {
        RiskFactorKind.FeedSilent or RiskFactorKind.OverdueObligations or RiskFactorKind.OverdueActions or RiskFactorKind.OverdueComplaints
            or RiskFactorKind.Disputes or RiskFactorKind.FailedPayments or RiskFactorKind.PayeeChanged or RiskFactorKind.RedLine => Format.Number(value),
        _ => Format.Percent(value),
    };

    /// <summary>Where a partner's risk is looked at and acted on.</summary>
    public static string Href(string partnerId) => $"/risk/{Uri.EscapeDataString(partnerId)}";
}
