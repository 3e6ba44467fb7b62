using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Risk;

/// <summary>The rules by which risk is told; the key is <see cref="RiskKeys.Rules"/>.</summary>
public interface IRiskRulesGrain : IGrainWithStringKey
{
    Task<Answer<RiskRulesReading>> Set(SetRiskRules command, RequestStamp request);

    Task<Answer<RiskRulesReading>> Read();
}
