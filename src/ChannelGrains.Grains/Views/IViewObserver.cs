using ChannelGrains.Domain.Views;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Views;

/// <summary>Is told when a scope of a month that it has read has changed. It may be told in vain, and a silo that dies tells nobody: who watches for long reads
/// again from time to time.</summary>
public interface IViewObserver : IGrainObserver
{
    /// <param name="monthId">The key of the view, as 2026-01.</param>
    /// <param name="scopes">What has changed of it.</param>
    [OneWay]
    Task Changed(string monthId, [Immutable] IReadOnlyList<ViewScope> scopes);
}
