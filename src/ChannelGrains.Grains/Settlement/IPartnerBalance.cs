using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What a partner has earned and what became of it. The answer carries the commit that it must not leave before.</summary>
public interface IPartnerBalance : IGrainExtension
{
    /// <param name="rules">The programme's.</param>
    /// <param name="observer">Told, once, when the partner changes after this answer; null when nobody watches. That its business day has changed is not told: who watches for
    /// long reads again from time to time.</param>
    Task<Answer<BalanceReading>> Read(ClosingRules rules, IChangeObserver? observer);
}
