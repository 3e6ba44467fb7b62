using ChannelGrains.Benchmarks.Servers;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>CPU time of those who take part in a run.</summary>
internal readonly record struct CpuReading(TimeSpan Server, TimeSpan Store, TimeSpan Client)
{
    public static CpuReading Take(BenchmarkedServer server) =>
        new(server.Cpu, server.StoreCpu, ProcessUsage.Cpu(Environment.ProcessId));

    public static CpuReading operator -(CpuReading after, CpuReading before) =>
        new(after.Server - before.Server, after.Store - before.Store, after.Client - before.Client);
}
