using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>All versions of the scorecard. Of those that are effective from the same month the last one holds; a version that is effective earlier than one before it
/// does not hold for the later one's months.</summary>
public sealed class ScorecardVersions
{
    /// <summary>Versions that are kept: a command that would add one more is refused.</summary>
    public const int MaxVersions = 1_000;

    private readonly List<ScorecardDefinition> _all = [];

    /// <summary>In the order in which they were defined.</summary>
    public IReadOnlyList<ScorecardDefinition> All => _all;

    public ScorecardDefinition? Latest => _all.Count > 0 ? _all[^1] : null;

    public void Add(ScorecardDefinition definition) => _all.Add(definition);

    public static Refusal Undefined(Period period) => Refusal.FailedPrecondition(
        "SCORECARD_UNDEFINED", $"No scorecard is defined for {period.Id}: define one that is effective from its first month or earlier.");

    public static Refusal UndefinedThen(Period period) => Refusal.FailedPrecondition(
        "SCORECARD_UNDEFINED", $"No scorecard that holds for {period.Id} was defined then: ask for a later as_of.", "as_of");

    /// <summary>The version that holds for a period: that of its first day; null when none does.</summary>
    public static ScorecardDefinition? For(IEnumerable<ScorecardDefinition> versions, Period period) =>
        versions.Where(version => version.EffectiveFrom <= period.FirstDay).MaxBy(version => (version.EffectiveFrom.DaysSinceEpoch, version.Version));
}
