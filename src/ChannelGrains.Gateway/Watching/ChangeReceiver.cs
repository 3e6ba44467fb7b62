using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Watching;

/// <summary>The one observer of this process at every grain that is watched; it tells whoever watches it.</summary>
internal sealed class ChangeReceiver(IGrainFactory grains, WatchTable table) : IChangeObserver
{
    private IChangeObserver? _reference;

    /// <summary>What grains are given to tell it.</summary>
    public IChangeObserver Observer => LazyInitializer.EnsureInitialized(ref _reference, () => grains.CreateObjectReference<IChangeObserver>(this));

    public Task Changed(IReadOnlyList<string> sources)
    {
        foreach (var source in sources)
            table.OnChanged(source);
        return Task.CompletedTask;
    }
}
