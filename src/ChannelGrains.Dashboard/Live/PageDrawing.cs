using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ChannelGrains.Dashboard.Live;

/// <summary>Draws what has changed of one page, all its parts at once, at the pace that there is for it. What came meanwhile is drawn with it; while the browser cannot be reached, nothing is.</summary>
internal sealed class PageDrawing(DrawPace pace) : CircuitHandler
{
    private readonly Lock _gate = new();
    private readonly HashSet<ILivePart> _changed = [];
    private long _drawnAt;
    private bool _isSeen;
    private bool _isDue;

    /// <summary>Has a part drawn soon.</summary>
    public void Ask(ILivePart part)
    {
        lock (_gate)
            _changed.Add(part);
        Begin();
    }

    /// <summary>A part that is no more.</summary>
    public void Forget(ILivePart part)
    {
        lock (_gate)
            _changed.Remove(part);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        See(true);
        Begin();
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        See(false);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        See(false);
        return Task.CompletedTask;
    }

    private void See(bool isSeen)
    {
        lock (_gate)
        {
            if (_isSeen == isSeen)
                return;
            _isSeen = isSeen;
        }
        if (isSeen)
            pace.Enter();
        else
            pace.Leave();
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (!_isSeen || _isDue || _changed.Count == 0)
                return;
            _isDue = true;
        }
        _ = DrawAsync();
    }

    private async Task DrawAsync()
    {
        var rest = pace.Interval - TimeProvider.System.GetElapsedTime(_drawnAt);
        if (_drawnAt != 0 && rest > TimeSpan.Zero)
            await Task.Delay(rest);
        ILivePart[] parts;
        lock (_gate)
        {
            parts = _isSeen ? [.. _changed] : [];
            if (_isSeen)
                _changed.Clear();
        }
        _drawnAt = TimeProvider.System.GetTimestamp();
        try
        {
            if (parts.Length > 0)
                await parts[0].InvokeAsync(() => Draw(parts));
        }
        catch (ObjectDisposedException)
        {
            // The reader has left.
        }
        finally
        {
            lock (_gate)
                _isDue = false;
        }
        Begin();
    }

    private void Draw(ILivePart[] parts)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var part in parts)
            _ = part.DrawAsync();
        pace.Took(TimeProvider.System.GetElapsedTime(began));
    }
}
