namespace ChannelGrains.Campaigns;

/// <summary>Collects findings from several threads; the first ones of a kind tell the story, so the rest are only counted.</summary>
internal sealed class Findings
{
    private const int KeptOfAKind = 10;

    private readonly Lock _gate = new();
    private readonly List<Finding> _kept = [];

    public int Count { get; private set; }

    public IReadOnlyList<Finding> Kept
    {
        get
        {
            lock (_gate)
                return [.. _kept];
        }
    }

    public void Add(FindingKind kind, string text)
    {
        lock (_gate)
        {
            Count++;
            if (_kept.Count(finding => finding.Kind == kind) < KeptOfAKind)
                _kept.Add(new Finding(kind, text));
        }
    }
}
