namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>One partner's way to its grain.</summary>
internal sealed class GrainWriter(IPartnerSalesGrain grain) : IGroupWriter
{
    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        foreach (var partner in group)
        {
            partner.CountAll();
            await grain.TakeAsync(
                partner.Batches[0].Message.FirstSequence, partner.Transactions, [.. partner.Cells.Select(cell => new SalesCell(cell.Key.Day, cell.Key.Category, cell.Value.NetMicros))]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
