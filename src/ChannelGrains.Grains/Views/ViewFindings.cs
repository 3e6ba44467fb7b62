namespace ChannelGrains.Grains.Views;

/// <summary>What a verification of views has found so far. Safe for several threads.</summary>
internal sealed class ViewFindings
{
    private const int DifferencesKept = 1_000;

    private readonly Lock _gate = new();
    private readonly List<ViewDifference> _differences = [];
    private long _partners, _cells, _behind;
    private bool _isTruncated;

    public void OnPartner(int cells, bool wasBehind)
    {
        lock (_gate)
        {
            _partners++;
            _cells += cells;
            if (wasBehind)
                _behind++;
        }
    }

    public void OnDifference(ViewDifference difference)
    {
        lock (_gate)
            if (_differences.Count < DifferencesKept)
                _differences.Add(difference);
            else
                _isTruncated = true;
    }

    public ViewVerification ToReport()
    {
        lock (_gate)
            return new ViewVerification(_partners, _cells, _behind, [.. _differences], _isTruncated);
    }
}
