using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Closes quarantined transactions without effect: some items, or those of a filter.</summary>
/// <param name="QuarantineIds">The items, where there is no filter.</param>
/// <param name="Filter">The items; null for those that are named.</param>
/// <param name="Note">Why, for people; must not be empty.</param>
[GenerateSerializer, Immutable]
public sealed record DiscardQuarantined(
    [property: Id(0)] IReadOnlyList<string> QuarantineIds, [property: Id(1)] QuarantineFilter? Filter, [property: Id(2)] string Note)
{
    /// <summary>What is wrong with the command itself. Refused, in this order: NOTE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, QUARANTINE_IDS, FILTER.</summary>
    public Refusal? Check()
    {
        if (Note.Length == 0)
            return Refusal.InvalidArgument("NOTE_EMPTY", "note says why the items are discarded; it must not be empty.", "note");
        return Notes.Check(Note, "note") ?? (Filter is null ? CheckNamed() : CheckFilter(Filter));
    }

    /// <summary>The items that are named, each once. QUARANTINE_ITEM_NOT_FOUND when one of them is not open.</summary>
    /// <param name="quarantine">The partner's items.</param>
    /// <param name="sources">The sources that the caller may have; none is all.</param>
    public Outcome<IReadOnlyList<Locator>> Choose(Quarantine quarantine, IReadOnlySet<string> sources)
    {
        var items = new List<Locator>();
        foreach (var id in QuarantineIds.Distinct())
        {
            var found = quarantine.Find(id, sources);
            if (found.IsRefused)
                return found.Refusal;
            items.Add(found.Value.Item);
        }
        return items;
    }

    private Refusal? CheckNamed() => QuarantineIds.Count is 0 or > QuarantineSweep.MostItems
        ? Refusal.InvalidArgument("QUARANTINE_IDS", $"quarantine_ids names 1 to {QuarantineSweep.MostItems} items; or choose them by filter.", "quarantine_ids")
        : null;

    private Refusal? CheckFilter(QuarantineFilter filter) => QuarantineIds.Count > 0
        ? Refusal.InvalidArgument("QUARANTINE_IDS", "Name items by quarantine_ids or choose them by filter, not both.", "quarantine_ids")
        : filter.Check();
}
