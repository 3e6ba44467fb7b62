using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>Sets the selection criteria from now on.</summary>
/// <param name="Criteria">The criteria.</param>
/// <param name="Threshold">The score from which on a candidate passes.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to replace whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record DefineCriteria(
    [property: Id(0)] IReadOnlyList<SelectionCriterion> Criteria, [property: Id(1)] int Threshold, [property: Id(2)] string? Etag)
{
    /// <summary>
    /// The criteria as they would be, their version one higher. Refused, in this order: ETAG_MISMATCH, CRITERIA_COUNT, THRESHOLD, then by
    /// criterion CRITERION_NAME, TEXT_TOO_LONG, TEXT_INVALID, CRITERION_WEIGHT.
    /// </summary>
    public Outcome<SelectionCriteria> Decide(SelectionCriteria current)
    {
        if (Etags.Check(Etag, current.Version, "The criteria") is { } stale)
            return stale;
        if (Criteria.Count is 0 or > SelectionCriteria.MaxCriteria)
            return Refusal.InvalidArgument("CRITERIA_COUNT",
                $"criteria.criteria has {Criteria.Count} entries: give 1 to {SelectionCriteria.MaxCriteria}.", "criteria.criteria");
        if (Threshold is < 0 or > SelectionCriteria.MaxPoints)
            return Refusal.InvalidArgument("THRESHOLD",
                $"criteria.threshold {Threshold} must be 0 to {SelectionCriteria.MaxPoints}.", "criteria.threshold");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, criterion) in Criteria.Index())
            if (Check(criterion, names, $"criteria.criteria[{place}]") is { } invalid)
                return invalid;
        return new SelectionCriteria(Criteria, Threshold, current.Version + 1);
    }

    private static Refusal? Check(SelectionCriterion criterion, HashSet<string> names, string field)
    {
        if (string.IsNullOrWhiteSpace(criterion.Name))
            return Refusal.InvalidArgument("CRITERION_NAME", $"{field}.name is empty: name the criterion.", $"{field}.name");
        if ((Texts.Check(criterion.Name, SelectionCriterion.MaxNameBytes, $"{field}.name")
            ?? Texts.Check(criterion.Description, SelectionCriterion.MaxDescriptionBytes, $"{field}.description")) is { } text)
            return text;
        if (!names.Add(criterion.Name))
            return Refusal.InvalidArgument("CRITERION_NAME", $"{field}.name '{criterion.Name}' is there already: give each criterion once.", $"{field}.name");
        return criterion.Weight is >= 1 and <= SelectionCriterion.MaxWeight
            ? null
            : Refusal.InvalidArgument("CRITERION_WEIGHT",
                $"{field}.weight {criterion.Weight} must be 1 to {SelectionCriterion.MaxWeight}: leave out a criterion that does not count.", $"{field}.weight");
    }
}
