namespace ChannelGrains.Campaigns.Backtest;

/// <summary>How well one signal told collapses, over all partners of a replay. What it says of a partner that has collapsed already does not count.</summary>
/// <param name="horizon">Steps within which a collapse must follow.</param>
internal sealed class SignalTally(int horizon)
{
    private readonly List<int> _leads = [];

    /// <summary>How often it rose.</summary>
    public int Rises { get; private set; }

    /// <summary>Rises that no collapse followed.</summary>
    public int FalseAlarms { get; private set; }

    /// <summary>Collapses before which it stood.</summary>
    public int Hits { get; private set; }

    public int Collapses { get; private set; }

    /// <summary>Of rises those that a collapse followed.</summary>
    public double Precision => Rises == 0 ? 0 : 1 - (double)FalseAlarms / Rises;

    /// <summary>Of collapses those before which it stood.</summary>
    public double Recall => Collapses == 0 ? 0 : (double)Hits / Collapses;

    /// <summary>Steps from the first day on which it stood within the horizon to the collapse, the median; 0 without hits.</summary>
    public int Lead => _leads.Count == 0 ? 0 : _leads.Order().ElementAt(_leads.Count / 2);

    public void Add(IReadOnlyList<ReplayStep> steps, string signal)
    {
        var stands = new bool[steps.Count];
        var stood = false;
        for (var i = 0; i < steps.Count; i++)
        {
            stands[i] = steps[i].HasCollapsed == false && steps[i].Signals.Contains(signal);
            if (stands[i] && !stood && i + horizon < steps.Count)
                CountRise(steps, i);
            stood = stands[i];
            if (i > horizon && IsOnset(steps, i))
                CountCollapse(stands, i);
        }
    }

    private void CountRise(IReadOnlyList<ReplayStep> steps, int at)
    {
        Rises++;
        FalseAlarms += Enumerable.Range(at + 1, horizon).Any(i => IsOnset(steps, i)) ? 0 : 1;
    }

    private void CountCollapse(bool[] stands, int at)
    {
        Collapses++;
        var first = Array.IndexOf(stands, true, at - horizon, horizon);
        if (first < 0)
            return;
        Hits++;
        _leads.Add(at - first);
    }

    private static bool IsOnset(IReadOnlyList<ReplayStep> steps, int at) => steps[at].HasCollapsed == true && steps[at - 1].HasCollapsed == false;
}
