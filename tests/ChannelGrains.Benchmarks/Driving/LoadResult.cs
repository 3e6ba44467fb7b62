namespace ChannelGrains.Benchmarks.Driving;

/// <summary>One run of a load.</summary>
/// <param name="Transactions">All of them accepted.</param>
/// <param name="Took">From the first frame sent to the last result.</param>
/// <param name="ServerCpu">CPU time of the server while the load ran.</param>
/// <param name="StoreCpu">CPU time of the database behind it meanwhile.</param>
/// <param name="ClientCpu">CPU time of this process while the load ran.</param>
/// <param name="Latencies">Of whole frames, from when they were sent, or due.</param>
internal sealed record LoadResult(long Transactions, TimeSpan Took, TimeSpan ServerCpu, TimeSpan StoreCpu, TimeSpan ClientCpu, AckLatencies Latencies)
{
    public double PerSecond => Transactions / Took.TotalSeconds;

    public double ServerMicros => ServerCpu.TotalMicroseconds / Transactions;

    public double StoreMicros => StoreCpu.TotalMicroseconds / Transactions;

    public double ClientMicros => ClientCpu.TotalMicroseconds / Transactions;
}
