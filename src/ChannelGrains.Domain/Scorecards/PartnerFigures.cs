using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>What the scorecard of a partner is computed from, of its own journal alone.</summary>
/// <param name="Placement">Its channel type and region on the last day of the period.</param>
/// <param name="Net">Net sales of the period.</param>
/// <param name="Transactions">Transactions that count in it.</param>
/// <param name="Customers">Distinct customers of the period.</param>
/// <param name="CustomersBefore">Those of the period before.</param>
/// <param name="Feedback">What customers said.</param>
/// <param name="ComplaintsOverdue">Complaints that are open, due in the period, and overdue.</param>
/// <param name="CurrencyCode">The currency of all amounts.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
/// <param name="Arrivals">What was wrong with its transactions when they arrived.</param>
/// <param name="CouldSell">Whether it was ACTIVE or SUSPENDED on a day of the period that has come.</param>
/// <param name="Target">The parts of its sales target of the period; none where it has none.</param>
/// <param name="Field">What was inspected at it.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerFigures(
    [property: Id(0)] PartnerPlacement Placement,
    [property: Id(1)] Amount Net,
    [property: Id(2)] long Transactions,
    [property: Id(3)] DistinctCustomers Customers,
    [property: Id(4)] DistinctCustomers CustomersBefore,
    [property: Id(5)] FeedbackMonth Feedback,
    [property: Id(6)] long ComplaintsOverdue,
    [property: Id(7)] string CurrencyCode,
    [property: Id(8)] long AsOfMicros,
    [property: Id(9)] long Version,
    [property: Id(10)] ArrivalMonth Arrivals,
    [property: Id(11)] bool CouldSell,
    [property: Id(12)] IReadOnlyList<PacePart> Target,
    [property: Id(13)] RecordMonth Field)
{
    /// <summary>Requirements on the last day of the period, or today; none of a period that has not begun.</summary>
    [Id(20)]
    public ComplianceCount Compliance { get; init; }
}
