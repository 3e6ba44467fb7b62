using Orleans.Concurrency;

namespace ChannelGrains.Grains.Partners;

/// <summary>Is told when a partner that it has read may have changed. It may be told in vain, and a silo that dies tells nobody: who watches
/// for long reads again from time to time.</summary>
public interface IPartnerObserver : IGrainObserver
{
    [OneWay]
    Task Changed(string partnerId);
}
