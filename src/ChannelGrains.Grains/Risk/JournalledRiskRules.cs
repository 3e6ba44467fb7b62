using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Risk;

/// <summary>The rules as their journal gives them, for reviews, without their grain. Safe for several threads.</summary>
internal sealed class JournalledRiskRules(IJournals journals)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private FoldedJournal<RiskRulesState>? _folded;

    public async ValueTask<RiskRulesReading> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var fold = new RiskRulesFold();
            var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
            if (_folded is null || _folded.Version > journal.DurableVersion)
                _folded = new(journals, journal, fold);
            await _folded.ToAsync(journal.DurableVersion, cancellationToken);
            return _folded.State.Rules;
        }
        catch
        {
            _folded = null;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }
}
