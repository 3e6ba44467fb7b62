using Orleans.Concurrency;

namespace ChannelGrains.Grains.Views;

/// <summary>Is told when a month that it has read has changed. It may be told in vain, and a silo that dies tells nobody: who watches for long reads
/// again from time to time.</summary>
public interface IViewObserver : IGrainObserver
{
    /// <param name="monthId">The key of the view, as 2026-01.</param>
    [OneWay]
    Task Changed(string monthId);
}
