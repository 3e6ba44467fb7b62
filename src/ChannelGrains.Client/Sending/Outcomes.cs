namespace ChannelGrains.Client;

/// <summary>
/// What became of transactions, gathered under the sender's lock and published outside it. Only then do they count as
/// resolved, so that a flush ends after the listener has heard of them.
/// </summary>
internal sealed class Outcomes
{
    private readonly List<SenderOutcome> _items = [];
    private readonly List<Segment> _resolved = [];

    public IReadOnlyList<SenderOutcome> Items => _items;

    public IReadOnlyList<Segment> Resolved => _resolved;

    public bool IsEmpty => _items.Count == 0 && _resolved.Count == 0;

    public void Add(SenderOutcome outcome) => _items.Add(outcome);

    public void Resolve(Segment segment) => _resolved.Add(segment);

    public void Clear()
    {
        _items.Clear();
        _resolved.Clear();
    }
}
