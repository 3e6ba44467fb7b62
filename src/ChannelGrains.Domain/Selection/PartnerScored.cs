using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>A candidate was scored.</summary>
/// <param name="CriteriaVersion">Version of the criteria.</param>
/// <param name="Threshold">Their threshold.</param>
/// <param name="Criteria">The criteria, in their order, and the points for each.</param>
/// <param name="Note">What the points rest on.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerScored(
    [property: Id(0)] long CriteriaVersion,
    [property: Id(1)] int Threshold,
    [property: Id(2)] IReadOnlyList<ScoredCriterion> Criteria,
    [property: Id(3)] string Note) : SelectionFact
{
    /// <summary>Sum of weight x points.</summary>
    public long WeightedPoints => Criteria.Sum(criterion => (long)criterion.Weight * criterion.Points);

    /// <summary>Sum of weights.</summary>
    public long TotalWeight => Criteria.Sum(criterion => (long)criterion.Weight);

    /// <summary>Whether the score reaches the threshold, exactly.</summary>
    public bool Passes => WeightedPoints >= Threshold * TotalWeight;

    /// <summary>The weighted mean of the points, 0 to 100.</summary>
    public string Score => DecimalRatio.Quotient(WeightedPoints, TotalWeight)!;
}
