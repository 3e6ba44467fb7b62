using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>A partner's cells as its journal alone gives them.</summary>
internal sealed class JournalFold(IJournals journals, PartnerStateFold fold, JournalRef journal)
{
    private readonly FoldedJournal<FoldedPartner> _folded = new(journals, journal, fold);

    public long Version => _folded.Version;

    public string CurrencyCode => _folded.State.Life?.Particulars.CurrencyCode ?? "";

    public IEnumerable<int> Months => _folded.State.Sales.Months;

    public IReadOnlyList<ViewCell> Cells(int month) => _folded.State.Life is { } life ? PartnerCells.Of(month, _folded.State.Sales, life) : [];

    /// <summary>Folds up to a version, which is durable.</summary>
    public ValueTask ToAsync(long version) => _folded.ToAsync(version, CancellationToken.None);
}
