using System.Numerics;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>The figures of the KPIs by their formulas.</summary>
public static class KpiFigures
{
    /// <summary>The score of a record in which nothing fails.</summary>
    private const int HighestScore = 100;

    /// <summary>What is known of a partner.</summary>
    /// <param name="figures">Of its own journal.</param>
    /// <param name="marketTotal">The size of its market; null where that is not known.</param>
    /// <param name="marketBasis">Which market that is, in words, or why its size is not known.</param>
    public static IReadOnlyList<KpiFigure> Of(PartnerFigures figures, Amount? marketTotal, string marketBasis)
    {
        List<KpiFigure> known =
        [
            Sales(figures.Net, figures.Transactions, figures.CouldSell),
            CustomerSatisfaction(figures.Feedback),
            AfterSalesResponse(figures.Feedback, figures.ComplaintsOverdue),
            CustomerGrowth(figures.Customers, figures.CustomersBefore),
            DataQuality(figures.Transactions, figures.Arrivals),
            Compliance(figures.Compliance),
            InspectionScore(figures.Field),
        ];
        if (MarketShare(figures.Net, figures.Transactions, figures.CouldSell, marketTotal, marketBasis) is { } share)
            known.Add(share);
        return known;
    }

    /// <summary>What is known of the partners of a scope.</summary>
    /// <param name="figures">Of all of them together.</param>
    /// <param name="growth">That of their customers.</param>
    /// <param name="marketTotal">The size of the scope's market; null where that is not known.</param>
    /// <param name="marketBasis">Which market that is, in words.</param>
    public static IReadOnlyList<KpiFigure> Of(ScopeFigures figures, KpiFigure growth, Amount? marketTotal, string marketBasis)
    {
        List<KpiFigure> known =
        [
            Sales(figures.Net, figures.Sellers, figures.CouldSell),
            CustomerSatisfaction(figures.Feedback.Counts),
            AfterSalesResponse(figures.Feedback.Counts, figures.Feedback.Overdue),
            DevelopmentRate(figures.Activated, figures.ActiveAtStart),
            growth,
            InspectionScore(figures.Field),
        ];
        if (MarketShare(figures.Net, figures.Sellers, figures.CouldSell, marketTotal, marketBasis) is { } share)
            known.Add(share);
        return known;
    }

    /// <summary>Net sales: 0 where nothing was sold by who could sell.</summary>
    public static KpiFigure Sales(Amount net, long samples, bool couldSell) => new(KpiName.Sales, net.Micros, null, Amount.Places, samples, NoneIsZero: couldSell);

    /// <summary>Answers of 4 and 5 / answers.</summary>
    public static KpiFigure CustomerSatisfaction(FeedbackMonth feedback) => new(KpiName.CustomerSatisfaction, feedback.Satisfied, feedback.Answers, 0, feedback.Answers);

    /// <summary>Net sales / size of the whole market, without data where that is not known for a reason that is told; null where nothing is told of it, and where nothing
    /// was sold by who could not sell.</summary>
    public static KpiFigure? MarketShare(Amount net, long samples, bool couldSell, Amount? total, string basis) =>
        (total is null && basis.Length == 0) || (samples == 0 && !couldSell) ? null : new(KpiName.MarketShare, net.Micros, total?.Micros ?? 0, Amount.Places, samples, basis);

    /// <summary>Complaints answered within their limit / complaints that were due: answered ones, and open ones that are overdue.</summary>
    public static KpiFigure AfterSalesResponse(FeedbackMonth feedback, long overdue)
    {
        var due = feedback.Answered + overdue;
        return new(KpiName.AfterSalesResponse, feedback.InTime, due, 0, due);
    }

    /// <summary>(Distinct customers - those of the period before) / those of the period before.</summary>
    public static KpiFigure CustomerGrowth(DistinctCustomers now, DistinctCustomers before) => new(
        KpiName.CustomerGrowth, now.Value - before.Value, before.Value, 0, now.Value, "", now.IsExact ? before.StandardError : now.StandardError);

    /// <summary>Transactions that went to quarantine, and late ones / those that count and those that went to quarantine.</summary>
    public static KpiFigure DataQuality(long transactions, ArrivalMonth arrivals)
    {
        var all = transactions + arrivals.Quarantined;
        return new(KpiName.DataQuality, arrivals.Quarantined + arrivals.Late, all, 0, all);
    }

    /// <summary>Requirements that are met / those that are asked.</summary>
    public static KpiFigure Compliance(ComplianceCount count) => new(KpiName.Compliance, count.Met, count.Asked, 0, count.Asked);

    /// <summary>Scores of inspections and self-checks / 100 for each of them.</summary>
    public static KpiFigure InspectionScore(RecordMonth field) => new(
        KpiName.InspectionScore, field.ScoreMicros, field.Inspected * BigInteger.Pow(10, Amount.Places) * HighestScore, Amount.Places, field.Inspected);

    /// <summary>Partners activated in the period / partners active at its start.</summary>
    public static KpiFigure DevelopmentRate(long activated, long activeAtStart) => new(KpiName.DevelopmentRate, activated, activeAtStart, 0, activated + activeAtStart);
}
