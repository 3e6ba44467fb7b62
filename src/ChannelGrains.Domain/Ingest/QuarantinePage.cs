using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Open items of some sources, oldest first.</summary>
/// <param name="Entries">The items.</param>
/// <param name="IsLast">Whether none comes behind them.</param>
/// <param name="Total">Open items of these sources in all.</param>
public sealed record QuarantinePage(IReadOnlyList<QuarantineEntry> Entries, bool IsLast, int Total)
{
    /// <summary>PAGE_TOKEN for a token that names no item.</summary>
    /// <param name="quarantine">A partner's items.</param>
    /// <param name="sources">The sources; none is all.</param>
    /// <param name="token">The item that the page before ended with; empty for the first page.</param>
    /// <param name="size">Items of a page.</param>
    public static Outcome<QuarantinePage> Read(Quarantine quarantine, IReadOnlySet<string> sources, string token, int size)
    {
        var after = default(Locator);
        if (token.Length > 0 && !Locator.TryParse(token, out after))
            return Refusal.InvalidArgument("PAGE_TOKEN", "page_token is not one of this list's.", "page_token");
        var own = quarantine.Of(sources).ToList();
        List<QuarantineEntry> entries = [.. own.Where(entry => entry.Item.CompareTo(after) > 0).Take(size)];
        return new QuarantinePage(entries, entries.Count < size, own.Count);
    }
}
