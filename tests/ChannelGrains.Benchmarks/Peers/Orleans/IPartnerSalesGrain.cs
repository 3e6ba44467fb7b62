namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>A partner whose sums are one persistent state.</summary>
[Alias("benchmarks.partner-sales")]
internal interface IPartnerSalesGrain : IGrainWithStringKey
{
    /// <summary>Adds a group of batches; returns when the state is written.</summary>
    [Alias("take")]
    Task TakeAsync(long firstSequence, int transactions, List<SalesCell> cells);

    /// <summary>Net by category of these days since 1970, behind the transactions of all days.</summary>
    [Alias("read")]
    Task<(long Transactions, Dictionary<string, long> NetMicros)> ReadAsync(int firstDay, int lastDay);
}

/// <summary>Net of a day since 1970 and a category.</summary>
[GenerateSerializer]
[Alias("benchmarks.sales-cell")]
internal readonly record struct SalesCell([property: Id(0)] int Day, [property: Id(1)] string Category, [property: Id(2)] long NetMicros);

/// <summary>What is written whole with each group.</summary>
[GenerateSerializer]
[Alias("benchmarks.sales-state")]
internal sealed class SalesState
{
    [Id(0)]
    public long Sequence { get; set; }

    [Id(1)]
    public Dictionary<int, Dictionary<string, long>> NetMicros { get; set; } = [];
}
