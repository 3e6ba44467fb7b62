using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>A partner's state as its journal alone gives it, from the first record on: no snapshot, no live grain.</summary>
internal sealed class JournalFold(IJournalStore store, JournalRef journal, string partnerId)
{
    private const int RecordsAtOnce = 256;

    private readonly PartnerState _state = new();
    private readonly IngestKeys _keys = new(partnerId);

    public long Version { get; private set; }

    public string CurrencyCode => _state.Life?.Particulars.CurrencyCode ?? "";

    public IEnumerable<int> Months => _state.Sales.Months;

    public IReadOnlyList<ViewCell> Cells(int month) => _state.Life is { } life ? PartnerCells.Of(month, _state.Sales, life) : [];

    /// <summary>Folds up to a version, which is durable.</summary>
    public async ValueTask ToAsync(long version)
    {
        while (Version < version)
        {
            var records = await store.ReadAsync(journal, Version + 1, (int)Math.Min(RecordsAtOnce, version - Version), CancellationToken.None);
            if (records.Count == 0)
                throw new InvalidDataException($"Journal {journal.Name} ends at {Version}, but its views show {version}; run `channelctl journal verify`.");
            foreach (var record in records)
                PartnerFold.Apply(_state, _keys, partnerId, record.Version, record.Payload.Span);
            Version = records[^1].Version;
        }
    }
}
