namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>One partner's way to its grain.</summary>
internal sealed class GrainWriter(IPartnerSalesGrain grain, LaneTable lanes) : IGroupWriter
{
    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        foreach (var partner in group)
        {
            var last = lanes.Decide(partner);
            var taken = (int)partner.Cells.Values.Sum(cell => cell.Transactions);
            if (taken == 0)
                continue;
            await grain.TakeAsync(
                last - taken + 1, taken,
                [.. partner.Cells.Select(cell => new SalesCell(cell.Key.Day, cell.Key.Category, cell.Value.NetMicros, cell.Value.Transactions))]);
            lanes.OnCommitted(partner.PartnerId, last);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
