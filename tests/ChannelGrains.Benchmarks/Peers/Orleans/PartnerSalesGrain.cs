namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>Stock Orleans: no transaction is kept, only what they add up to.</summary>
internal sealed class PartnerSalesGrain([PersistentState("sales")] IPersistentState<SalesState> state) : Grain, IPartnerSalesGrain
{
    public Task TakeAsync(long firstSequence, int transactions, List<SalesCell> cells)
    {
        if (firstSequence != state.State.Sequence + 1)
            throw new InvalidOperationException($"Number {firstSequence} came after {state.State.Sequence}.");
        state.State.Sequence += transactions;
        foreach (var cell in cells)
        {
            if (!state.State.NetMicros.TryGetValue(cell.Day, out var day))
                state.State.NetMicros[cell.Day] = day = [];
            day[cell.Category] = day.GetValueOrDefault(cell.Category) + cell.NetMicros;
            state.State.Transactions[cell.Day] = state.State.Transactions.GetValueOrDefault(cell.Day) + cell.Transactions;
        }
        return state.WriteStateAsync();
    }

    public Task<(long Transactions, Dictionary<string, long> NetMicros)> ReadAsync(int firstDay, int lastDay)
    {
        var nets = new Dictionary<string, long>();
        foreach (var (_, categories) in state.State.NetMicros.Where(day => day.Key >= firstDay && day.Key <= lastDay))
            foreach (var (category, net) in categories)
                nets[category] = nets.GetValueOrDefault(category) + net;
        var transactions = state.State.Transactions.Where(day => day.Key >= firstDay && day.Key <= lastDay).Sum(day => day.Value);
        return Task.FromResult((transactions, nets));
    }
}
