using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Compliance;

/// <summary>The requirements as their journal gives them, for partners' turns, without their grain. Safe for several threads.</summary>
internal sealed class JournalledRequirements(IJournals journals)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private FoldedJournal<RequirementsState>? _folded;

    public async ValueTask<Requirements> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var fold = new RequirementsFold();
            var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
            if (_folded is null || _folded.Version > journal.DurableVersion)
                _folded = new(journals, journal, fold);
            await _folded.ToAsync(journal.DurableVersion, cancellationToken);
            return _folded.State.Requirements;
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
