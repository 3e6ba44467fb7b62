using Orleans.Concurrency;

namespace ChannelGrains.Grains.Markets;

/// <summary>Is told when something was reported of a market that it has read. It may be told in vain, and a silo that dies tells nobody: who
/// watches for long reads again from time to time.</summary>
public interface IMarketObserver : IGrainObserver
{
    /// <param name="marketKey">The grain's key.</param>
    [OneWay]
    Task Changed(string marketKey);
}
