namespace ChannelGrains.Campaigns.Commands;

/// <summary>Counts what became of commands. Safe for several threads.</summary>
internal sealed class CommandTally
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _acknowledged = new(StringComparer.Ordinal);
    private (int At, TaskCompletionSource Reached)? _mark;
    private int _count;

    /// <summary>Answered again as the first time.</summary>
    public int Repeated { get; private set; }

    /// <summary>Other contents that were refused under a known id.</summary>
    public int Altered { get; private set; }

    /// <summary>Refused as they had to be.</summary>
    public int Refused { get; private set; }

    /// <summary>Sent again after a kill that left them without an answer.</summary>
    public int Resent { get; private set; }

    /// <summary>Acknowledged commands by kind of script.</summary>
    public IReadOnlyList<(string Kind, int Commands)> Acknowledged
    {
        get
        {
            lock (_gate)
                return [.. _acknowledged.Select(kind => (kind.Key, kind.Value))];
        }
    }

    public int Total => Acknowledged.Sum(kind => kind.Commands);

    /// <summary>Completes after so many more acknowledged commands.</summary>
    public Task After(int commands)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _mark = (_count + commands, reached);
            return reached.Task;
        }
    }

    public void OnAcknowledged(string kind)
    {
        lock (_gate)
        {
            _acknowledged[kind] = _acknowledged.GetValueOrDefault(kind) + 1;
            if (++_count >= _mark?.At)
                _mark.Value.Reached.TrySetResult();
        }
    }

    public void OnRepeated()
    {
        lock (_gate)
            Repeated++;
    }

    public void OnAltered()
    {
        lock (_gate)
            Altered++;
    }

    public void OnRefused()
    {
        lock (_gate)
            Refused++;
    }

    public void OnResent()
    {
        lock (_gate)
            Resent++;
    }

    public override string ToString() =>
        $"{Total} acknowledged ({string.Join(", ", Acknowledged.Select(kind => $"{kind.Kind} {kind.Commands}"))}), {Resent} resent after a kill, "
        + $"{Repeated} repeated with the same answer, {Altered} refused with other content, {Refused} refused as they must be";
}
