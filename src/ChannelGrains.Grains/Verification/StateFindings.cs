using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Verification;

/// <summary>What a verification of states has found so far. Safe for several threads.</summary>
internal sealed class StateFindings
{
    private const int Kept = 1_000;

    private readonly Lock _gate = new();
    private readonly List<StateDifference> _differences = [];
    private long _states;
    private bool _isTruncated;

    public void OnCompared(JournalName journal, string what, long version, IEnumerable<string> differences)
    {
        lock (_gate)
            _states++;
        foreach (var difference in differences)
            Add(journal, what, version, difference);
    }

    public void Add(JournalName journal, string what, long version, string description)
    {
        lock (_gate)
            if (_differences.Count < Kept)
                _differences.Add(new StateDifference(journal.Value, version, $"The {what}, of version {version}: {description}"));
            else
                _isTruncated = true;
    }

    public StateVerificationReport ToReport()
    {
        lock (_gate)
        {
            List<StateDifference> differences = [.. _differences.OrderBy(one => one.Journal, StringComparer.Ordinal)];
            if (_isTruncated)
                differences.Add(new StateDifference("", 0, $"There are more: only the first {Kept} are listed."));
            return new StateVerificationReport(_states, differences);
        }
    }
}
