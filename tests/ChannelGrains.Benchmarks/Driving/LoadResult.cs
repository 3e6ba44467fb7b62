namespace ChannelGrains.Benchmarks.Driving;

/// <summary>One run of a load.</summary>
/// <param name="Transactions">All of them accepted.</param>
/// <param name="Took">From the first frame sent to the last result.</param>
/// <param name="ServerCpu">CPU time of the server while the load ran.</param>
/// <param name="StoreCpu">CPU time of the database behind it meanwhile.</param>
/// <param name="ClientCpu">CPU time of this process while the load ran.</param>
/// <param name="Latencies">Of whole frames, from when they were sent, or due; of calls, from when they were sent, or due where the one before was not answered by then.</param>
internal sealed record LoadResult(long Transactions, TimeSpan Took, TimeSpan ServerCpu, TimeSpan StoreCpu, TimeSpan ClientCpu, AckLatencies Latencies)
{
    /// <summary>Of calls at a rate, always from when they were due: with what the client's timer was late by.</summary>
    public AckLatencies FromDue { get; init; } = new();

    public double PerSecond => Transactions / Took.TotalSeconds;

    public double ServerMicros => ServerCpu.TotalMicroseconds / Transactions;

    public double StoreMicros => StoreCpu.TotalMicroseconds / Transactions;

    public double ClientMicros => ClientCpu.TotalMicroseconds / Transactions;
}
