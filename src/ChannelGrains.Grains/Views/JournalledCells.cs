using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>What views are to show of a partner as its journal alone gives it.</summary>
internal sealed class JournalledCells(IJournals journals, PartnerParts parts, PartnerStateFold fold, JournalRef journal)
{
    private readonly FoldedJournal<FoldedPartner> _folded = new(journals, journal, fold);

    public long Version => _folded.Version;

    public string CurrencyCode => _folded.State.Life?.Particulars.CurrencyCode ?? "";

    public IEnumerable<int> Views(PartnerPart part) => _folded.State.Life is null ? [] : part.Views(_folded.State);

    public PartnerReading Read(PartnerPart part, int view) => _folded.State.Life is null
        ? part.NewView().Read(fold.PartnerId)
        : part.Read(fold.PartnerId, Version, part.Read(view, Version, _folded.State));

    /// <summary>Folds up to a version, which is durable.</summary>
    public async ValueTask ToAsync(long version)
    {
        await _folded.ToAsync(version, CancellationToken.None);
        await parts.PrepareAsync(_folded.State, journals, journal, CancellationToken.None);
    }
}
