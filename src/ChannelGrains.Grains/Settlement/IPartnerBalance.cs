using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What a partner has earned and what became of it. The answer carries the commit that it must not leave before.</summary>
public interface IPartnerBalance : IGrainExtension
{
    Task<Answer<BalanceReading>> Read(ClosingRules rules);
}
