using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Risk;

/// <summary>The rules as their journal gives them, for reviews, without their grain.</summary>
internal sealed class JournalledRiskRules(IJournals journals)
{
    private readonly JournalledState<RiskRulesState> _state = new(() => new RiskRulesFold());

    public ValueTask<RiskRulesReading> ReadAsync(CancellationToken cancellationToken) => _state.ReadAsync(journals, (state, _) => state.Rules, cancellationToken);
}
