using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Markets;

[StatelessWorker]
internal sealed class MarketDirectoryGrain(IJournalIndex index) : Grain, IMarketDirectoryGrain
{
    public async Task<IReadOnlyList<MarketKey>> List(int month, string region)
    {
        var scope = new ViewScope(region);
        var prefix = MarketNames.IndexPrefix(month, region);
        var found = new List<MarketKey>();
        ReadOnlyMemory<byte> after = default;
        IReadOnlyList<IndexEntry> entries;
        do
        {
            entries = await index.ScanIndexAsync(prefix, after, Pages.Largest, descending: false, CancellationToken.None);
            found.AddRange(entries.Select(entry => MarketNames.OfIndexKey(month, entry.Key.Span)).Where(market => scope.Holds(market.Region)));
            after = entries.Count > 0 ? entries[^1].Key : after;
        }
        while (entries.Count == Pages.Largest);
        found.Sort();
        return found;
    }
}
