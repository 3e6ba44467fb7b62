using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>Scores a candidate by the criteria.</summary>
/// <param name="Points">Points for each of them, once, in any order.</param>
/// <param name="Note">What the points rest on.</param>
/// <param name="CriteriaVersion">The version that they were given by; 0 for whatever is current.</param>
[GenerateSerializer, Immutable]
public sealed record ScorePartner(
    [property: Id(0)] IReadOnlyList<CriterionPoints> Points, [property: Id(1)] string Note, [property: Id(2)] long CriteriaVersion)
{
    /// <summary>
    /// Refused, in this order: TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, CRITERIA_UNDEFINED, CRITERIA_CHANGED, then POINTS where a criterion has none, has them
    /// twice or too many, or is none of the criteria.
    /// </summary>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="criteria">The criteria as they are.</param>
    public Outcome<PartnerScored> Decide(PartnerLife life, BusinessDay today, SelectionCriteria criteria)
    {
        if ((Notes.Check(Note, "note") ?? LifecycleTable.Check(life, LifecycleCommand.Score, today) ?? CheckCriteria(criteria) ?? CheckPoints(criteria)) is { } refusal)
            return refusal;
        return new PartnerScored(
            criteria.Version, criteria.Threshold,
            [.. criteria.Criteria.Select(criterion => new ScoredCriterion(criterion.Name, criterion.Weight, Points.Single(points => points.Name == criterion.Name).Points))], Note);
    }

    private Refusal? CheckCriteria(SelectionCriteria criteria)
    {
        if (criteria.Criteria.Count == 0)
            return SelectionCriteria.Undefined();
        return CriteriaVersion == 0 || CriteriaVersion == criteria.Version
            ? null
            : Refusal.Aborted("CRITERIA_CHANGED",
                $"The points are by version {CriteriaVersion} of the criteria, which are of version {criteria.Version}: read them and score again.");
    }

    private Refusal? CheckPoints(SelectionCriteria criteria)
    {
        if (Points.Count > SelectionCriteria.MaxCriteria)
            return Refusal.InvalidArgument("POINTS", $"points has {Points.Count} entries: give points for each of the {criteria.Criteria.Count} criteria, once.", "points");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, points) in Points.Index())
        {
            if (!criteria.Criteria.Any(criterion => criterion.Name == points.Name))
                return Refusal.InvalidArgument("POINTS",
                    $"points[{place}].name '{points.Name}' is none of the criteria: they are {string.Join(", ", criteria.Criteria.Select(criterion => criterion.Name))}.", $"points[{place}].name");
            if (!names.Add(points.Name))
                return Refusal.InvalidArgument("POINTS", $"points[{place}].name '{points.Name}' has points already: give them once.", $"points[{place}].name");
            if (points.Points is < 0 or > SelectionCriteria.MaxPoints)
                return Refusal.InvalidArgument("POINTS", $"points[{place}].points {points.Points} must be 0 to {SelectionCriteria.MaxPoints}.", $"points[{place}].points");
        }
        return names.Count == criteria.Criteria.Count
            ? null
            : Refusal.InvalidArgument("POINTS",
                $"points has none for {string.Join(", ", criteria.Criteria.Select(criterion => criterion.Name).Except(names))}: give points for each criterion.", "points");
    }
}
