using Orleans.Concurrency;

namespace ChannelGrains.Grains.Watching;

/// <summary>Is told when something that it has read may have changed. It may be told in vain, and a silo that dies tells nobody: who watches for long reads
/// again from time to time.</summary>
public interface IChangeObserver : IGrainObserver
{
    /// <param name="sources">What may have changed, by the names that the capability gives it.</param>
    [OneWay]
    Task Changed([Immutable] IReadOnlyList<string> sources);
}
