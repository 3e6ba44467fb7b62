using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Discipline;

[StatelessWorker]
internal sealed class DisciplineDirectoryGrain(IJournalIndex index) : Grain, IDisciplineDirectoryGrain
{
    /// <summary>Entries that are read together.</summary>
    private const int AtOnce = 128;

    public Task<DisciplinePage<Declaration>> ListDeclarations(Declarer? of, DeclarationKind kind, long before, int size) => PageAsync(
        of is null ? DisciplineKeys.Declarations : DisciplineKeys.DeclarationsOf(of), before, size, value => DisciplineFacts.ToDomain(DeclarationEntry.Parser.ParseFrom(value)),
        declaration => kind == DeclarationKind.Unspecified || declaration.Recorded.Kind == kind);

    public Task<DisciplinePage<Gift>> ListGifts(string partnerId, GiftState state, long before, int size) => PageAsync(
        partnerId.Length > 0 ? DisciplineKeys.GiftsOf(partnerId) : state == GiftState.Awaiting ? DisciplineKeys.AwaitingGifts : DisciplineKeys.Gifts, before, size,
        value => DisciplineFacts.ToDomain(GiftEntry.Parser.ParseFrom(value)), gift => state == GiftState.Unspecified || gift.State == state);

    private async Task<DisciplinePage<T>> PageAsync<T>(byte[] prefix, long before, int size, Func<byte[], T> read, Func<T, bool> isAsked)
    {
        var (items, lookedAt, bytes, most) = (new List<T>(), 0, 0, Pages.Size(size));
        while (true)
        {
            var entries = await index.ScanIndexAsync(prefix, before == 0 ? ReadOnlyMemory<byte>.Empty : DisciplineKeys.Entry(prefix, before), AtOnce, descending: true, CancellationToken.None);
            foreach (var entry in entries)
            {
                if (items.Count == most || lookedAt == DisciplineLimits.MaxLookedAt || (items.Count > 0 && bytes + entry.Value.Length > Pages.LargestBytes))
                    return new(items, before);
                lookedAt++;
                before = DisciplineKeys.ReadVersion(entry.Key.Span);
                if (read(entry.Value.ToArray()) is var item && !isAsked(item))
                    continue;
                items.Add(item);
                bytes += entry.Value.Length;
            }
            if (entries.Count < AtOnce)
                return new(items, 0);
        }
    }
}
