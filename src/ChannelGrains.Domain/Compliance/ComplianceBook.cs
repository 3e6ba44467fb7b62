using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Compliance;

/// <summary>What was shown of one partner's compliance, by requirement. Which requirements there are, and of whom they are asked, is told apart.</summary>
public sealed class ComplianceBook
{
    private readonly SortedDictionary<string, List<ShownPeriod>> _shown = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, List<ShownPeriod>>> All => _shown;

    /// <summary>Requirements, or else subjects, of which something was shown.</summary>
    public int Subjects => _shown.Count;

    /// <summary>What was shown for a requirement, the earliest record first.</summary>
    public IReadOnlyList<ShownPeriod> Of(string requirementId) => _shown.GetValueOrDefault(requirementId) ?? [];

    public void Apply(ComplianceRecorded recorded, long version)
    {
        if (!_shown.TryGetValue(recorded.RequirementId, out var periods))
            _shown[recorded.RequirementId] = periods = [];
        periods.Add(new ShownPeriod(recorded, version));
        if (periods.Count > ComplianceLimits.MaxPeriods)
            periods.RemoveAt(0);
    }
}
