namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>A partner whose sums are one persistent state.</summary>
[Alias("benchmarks.partner-sales")]
internal interface IPartnerSalesGrain : IGrainWithStringKey
{
    /// <summary>Adds a group of batches; returns when the state is written.</summary>
    [Alias("take")]
    Task TakeAsync(long firstSequence, int transactions, List<SalesCell> cells);

    /// <summary>Transactions, and net by category, of these days since 1970.</summary>
    [Alias("read")]
    Task<(long Transactions, Dictionary<string, long> NetMicros)> ReadAsync(int firstDay, int lastDay);
}

/// <summary>Net of a day since 1970 and a category, and the transactions that count for it.</summary>
[GenerateSerializer]
[Alias("benchmarks.sales-cell")]
internal readonly record struct SalesCell([property: Id(0)] int Day, [property: Id(1)] string Category, [property: Id(2)] long NetMicros, [property: Id(3)] long Transactions);

/// <summary>What is written whole with each group.</summary>
[GenerateSerializer]
[Alias("benchmarks.sales-state")]
internal sealed class SalesState
{
    [Id(0)]
    public long Sequence { get; set; }

    [Id(1)]
    public Dictionary<int, Dictionary<string, long>> NetMicros { get; set; } = [];

    [Id(2)]
    public Dictionary<int, long> Transactions { get; set; } = [];
}
