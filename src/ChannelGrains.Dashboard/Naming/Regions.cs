using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Markets.V1;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Dashboard.Naming;

/// <summary>The regions that there are: in which partners are, in which something was sold this month, and those above them. Who is held to partners is not told of others'.</summary>
internal sealed class Regions(RiskService.RiskServiceClient risks, MarketService.MarketServiceClient markets, Company company, CurrentSession current, RegionMemory memory)
{
    private const int MaxMarkets = 1_000, MaxRegions = 500;

    /// <summary>By path, at most five hundred; at most a minute old.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        if (current.Find() is not { IsHeld: false } session)
            return [];
        if (memory.Find(session.Rights) is { } known)
            return known;
        await company.ReadAsync();
        // The counts of the board are of all partners, by where they are.
        var placed = await Answer.OfAsync(risks.ListRisksAsync(new ListRisksRequest { PageSize = 1 }));
        var sold = await Answer.OfAsync(markets.ListMarketsAsync(new ListMarketsRequest { Period = company.Month, PageSize = MaxMarkets }));
        SortedSet<string> regions = new(StringComparer.Ordinal);
        foreach (var region in (placed.Value?.Counts.Select(count => count.Region) ?? []).Concat(sold.Value?.Markets.Select(market => market.Region) ?? []))
            for (var path = region; path.Length > 0 && regions.Add(path); path = path[..Math.Max(path.LastIndexOf('/'), 0)])
            {
            }
        IReadOnlyList<string> read = [.. regions.Take(MaxRegions)];
        if (placed.Value is not null && sold.Value is not null)
            memory.Keep(session.Rights, read);
        return read;
    }
}
