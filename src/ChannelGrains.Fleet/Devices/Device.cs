using ChannelGrains.Client;
using ChannelGrains.Fleet.Scripts;

namespace ChannelGrains.Fleet.Devices;

/// <summary>A device of the fleet: does the steps of its source, in their order, over its own stream.</summary>
internal abstract class Device : IAsyncDisposable
{
    private SenderProgress _closed;

    protected DeviceLink? Link { get; private set; }

    /// <summary>What it sent over all its streams.</summary>
    public SenderProgress Progress => Link is { Sender.Progress: var open } ? Sum(_closed, open) : _closed;

    /// <summary>Does one step; sends at most, and waits only where a real device would.</summary>
    public abstract ValueTask TakeAsync(Step step, CancellationToken cancellationToken);

    /// <summary>Waits until all that it sent is durable, in quarantine or refused.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => Link?.Sender.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => CloseAsync();

    protected void Open(DeviceLink link) => Link = link;

    protected async ValueTask CloseAsync()
    {
        if (Link is not { } link)
            return;
        Link = null;
        _closed = Sum(_closed, link.Sender.Progress);
        await link.DisposeAsync();
    }

    private static SenderProgress Sum(SenderProgress a, SenderProgress b) => new()
    {
        Sent = a.Sent + b.Sent,
        Accepted = a.Accepted + b.Accepted,
        Duplicates = a.Duplicates + b.Duplicates,
        Quarantined = a.Quarantined + b.Quarantined,
        Refused = a.Refused + b.Refused,
        IsConnected = b.IsConnected,
    };
}
