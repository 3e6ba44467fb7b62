using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ChannelGrains.Dashboard.Live;

/// <summary>Holds the pages that are live at once to their bound: one too many stays as it was loaded.</summary>
internal sealed class LivePageCount(LivePages pages) : CircuitHandler
{
    private bool _isIn;

    public override Task OnCircuitOpenedAsync(Microsoft.AspNetCore.Components.Server.Circuits.Circuit circuit, CancellationToken cancellationToken)
    {
        _isIn = pages.TryEnter();
        return _isIn ? Task.CompletedTask : throw new InvalidOperationException("As many pages are live as may be (Page:MaxLivePages).");
    }

    public override Task OnCircuitClosedAsync(Microsoft.AspNetCore.Components.Server.Circuits.Circuit circuit, CancellationToken cancellationToken)
    {
        if (_isIn)
            pages.Leave();
        _isIn = false;
        return Task.CompletedTask;
    }
}
