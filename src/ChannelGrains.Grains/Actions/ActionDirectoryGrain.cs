using ChannelGrains.Domain.Actions;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Actions;

[StatelessWorker]
internal sealed class ActionDirectoryGrain(IJournalIndex index, TimeProvider time) : Grain, IActionDirectoryGrain
{
    /// <summary>Actions that are read together.</summary>
    private const int AtOnce = 256;

    public async Task<ActionPage> ReadPage(ActionQuery query, ActionPlace? after, int size)
    {
        List<ActionItem> items = [];
        var (lookedAt, bytes, last, now) = (0, 0, after, Timestamps.ToMicros(time.GetUtcNow()));
        while (true)
        {
            var places = await ScanAsync(query.Filter, last, descending: true);
            foreach (var (place, action) in places.Zip(await ReadAsync(places)))
            {
                var isAsked = query.IsOwn(place.PartnerId) && query.Filter.Holds(action.Item, action.ChannelType, action.Region, now);
                bytes += isAsked ? action.Item.ShownBytes : 0;
                if (items.Count == size || lookedAt == ActionLimits.MaxLookedAt || (items.Count > 0 && bytes > Pages.LargestBytes))
                    return new(items, last);
                lookedAt++;
                last = place;
                if (isAsked)
                    items.Add(action.Item);
            }
            if (places.Count < AtOnce)
                return new(items, null);
        }
    }

    public async Task<IReadOnlyList<ClosedMeasures>?> ReadMeasures(ActionQuery query, long fromMicros, long toMicros)
    {
        List<ActionItem> items = [];
        var (lookedAt, last, now) = (0, new ActionPlace(fromMicros, "", ""), Timestamps.ToMicros(time.GetUtcNow()));
        while (true)
        {
            var places = await ScanAsync(query.Filter, last, descending: false);
            List<ActionPlace> within = [.. places.TakeWhile(place => place.AtMicros < toMicros)];
            foreach (var (place, action) in within.Zip(await ReadAsync(within)))
                if (query.IsOwn(place.PartnerId) && query.Filter.Holds(action.Item, action.ChannelType, action.Region, now))
                    items.Add(action.Item);
            lookedAt += within.Count;
            if (lookedAt > ActionLimits.MaxMeasured)
                return null;
            if (within.Count < AtOnce)
                return ClosedMeasures.Of(items);
            last = within[^1];
        }
    }

    private async Task<IReadOnlyList<ActionPlace>> ScanAsync(ActionFilter filter, ActionPlace? after, bool descending)
    {
        var isOfOne = filter.PartnerId.Length > 0 || filter.IsOfProgramme;
        var (prefix, bound) = isOfOne
            ? (ActionKeys.ClosingsOf(filter.PartnerId), after is { } behind ? ActionKeys.ClosingOfPartner(behind with { PartnerId = filter.PartnerId }) : [])
            : (ActionKeys.Closings, after is { } place ? ActionKeys.Closing(place) : []);
        var entries = await index.ScanIndexAsync(prefix, bound, AtOnce, descending, CancellationToken.None);
        return [.. entries.Select(entry => isOfOne ? ActionKeys.PlaceOf(entry.Key.Span, filter.PartnerId) : ActionKeys.PlaceOf(entry.Key.Span))];
    }

    private async Task<IReadOnlyList<PlacedAction>> ReadAsync(IReadOnlyList<ActionPlace> places)
    {
        var reads = new IndexReads();
        foreach (var place in places)
            reads.Add(ActionKeys.Closed(place.PartnerId, place.ActionId));
        await index.ReadIndexAsync(reads, CancellationToken.None);
        // Both are written together.
        return [.. Enumerable.Range(0, reads.Count).Select(number => reads.Found(number)
            ? ActionFacts.ToPlaced(ActionEntry.Parser.ParseFrom(reads.Value(number)))
            : throw new InvalidDataException($"Action {places[number].ActionId} was closed, and the index does not have it; run `channelctl journal verify`."))];
    }
}
