using ChannelGrains.Targets.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>The allocation of a scope's target to whoever is in it, as anybody reads it.</summary>
/// <param name="Target">What was allocated.</param>
/// <param name="Allocated">What the parts add up to.</param>
/// <param name="Parts">How many they are.</param>
/// <param name="IsTaken">Every partner has its part as its own target, or has refused it.</param>
internal sealed record ScopeAllocation(decimal Target, decimal Allocated, int Parts, bool IsTaken)
{
    private const int PageSize = 1_000, Looks = 400;

    /// <summary>Looks until the partners have been asked, which has to be soon; null where there is no allocation. No other scope's target of the year may be allocated.</summary>
    public static async Task<ScopeAllocation?> ReadAsync(ChannelBase channel, TargetScope scope, string year)
    {
        var client = new TargetService.TargetServiceClient(channel);
        Allocation? allocation = null;
        for (var look = 0; look < Looks && allocation is not { Applied: true }; look++)
        {
            if (look > 0)
                await Pacing.AfterRefusal();
            if ((allocation = await FindAsync(client, scope, year)) is null)
                return null;
        }
        var parts = await PartsAsync(client, scope, year);
        var targets = await TargetsAsync(client, year);
        var taken = parts.Count(part => targets.TryGetValue(part.PartnerId, out var target)
            && target.Amount.Equals(part.Target) && target.Origin is { } origin && origin.Scope.Equals(scope) && origin.JournalVersion == allocation!.JournalVersion);
        return new ScopeAllocation(
            TargetReading.ToDecimal(allocation!.Target), parts.Sum(part => TargetReading.ToDecimal(part.Target)), parts.Count,
            allocation.Applied && parts.Count == allocation.PartCount && taken == allocation.AppliedCount && taken + allocation.RefusedCount == parts.Count);
    }

    private static async Task<Allocation?> FindAsync(TargetService.TargetServiceClient client, TargetScope scope, string year)
    {
        try
        {
            return (await client.GetAllocationAsync(new GetAllocationRequest { Scope = scope, Year = year, PageSize = 1 })).Allocation;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<AllocatedPart>> PartsAsync(TargetService.TargetServiceClient client, TargetScope scope, string year)
    {
        var parts = new List<AllocatedPart>();
        var request = new GetAllocationRequest { Scope = scope, Year = year, PageSize = PageSize };
        do
        {
            var page = await client.GetAllocationAsync(request);
            parts.AddRange(page.Parts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return parts;
    }

    private static async Task<IReadOnlyDictionary<string, Target>> TargetsAsync(TargetService.TargetServiceClient client, string year)
    {
        var targets = new Dictionary<string, Target>(StringComparer.Ordinal);
        var request = new ListTargetsRequest { Year = year, PageSize = PageSize };
        do
        {
            var page = await client.ListTargetsAsync(request);
            foreach (var target in page.Targets.Where(target => target.Scope.ScopeCase == TargetScope.ScopeOneofCase.PartnerId))
                targets.Add(target.Scope.PartnerId, target);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return targets;
    }
}
