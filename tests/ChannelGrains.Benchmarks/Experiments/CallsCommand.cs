using System.CommandLine;
using System.Diagnostics;
using ChannelGrains.Benchmarks.Calls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>calls</c>: what a call of a capability costs, and an activation's bytes, by the ways in which Orleans can split a grain.</summary>
internal static class CallsCommand
{
    private const int Rounds = 7, Calls = 100_000, Activations = 20_000;

    public static Command Create()
    {
        var command = new Command("calls", "Calls of a grain's own method, of one that it delegates, and of a grain extension; bytes of an activation with each.");
        command.SetAction((_, _) => RunAsync());
        return command;
    }

    public static async Task RunAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddGrainExtension<ICallExtension, CallExtension>());
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        (string Way, Func<ICallGrain, Func<Task<object>>> Bind)[] ways =
        [
            ("own method", grain => grain.Own),
            ("delegated", grain => grain.OfThePart),
            ("extension", grain => grain.AsReference<ICallExtension>().OfTheExtension),
        ];
        await MeasureCallsAsync(grains, ways);
        foreach (var (way, bind) in ways)
            Console.WriteLine($"  {way}: {await MeasureBytesAsync(grains, way, bind):N0} bytes of an activation after a call");
        Console.WriteLine($"  reference made of another: {MeasureReference(grains):N0} ns");
        await host.StopAsync();
    }

    /// <summary>The ways in turn, so that the machine's changes meet all; medians.</summary>
    private static async Task MeasureCallsAsync(IGrainFactory grains, (string Way, Func<ICallGrain, Func<Task<object>>> Bind)[] ways)
    {
        var grain = grains.GetGrain<ICallGrain>("called");
        var calls = ways.Select(way => (way.Way, Call: way.Bind(grain), Micros: new List<double>(), Bytes: new List<double>())).ToList();
        for (var round = 0; round < Rounds; round++)
            foreach (var (_, call, micros, bytes) in calls)
            {
                var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
                for (var i = 0; i < Calls; i++)
                    await call();
                micros.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls);
                bytes.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / Calls);
            }
        Console.WriteLine($"calls: one after the other, medians of {Rounds} rounds of {Calls:N0}");
        foreach (var (way, _, micros, bytes) in calls)
            Console.WriteLine($"  {way}: {Median(micros):0.00} µs ({micros.Min():0.00} to {micros.Max():0.00}), {Median(bytes):0} bytes allocated");
    }

    private static async Task<long> MeasureBytesAsync(IGrainFactory grains, string way, Func<ICallGrain, Func<Task<object>>> bind)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Activations; i++)
            await bind(grains.GetGrain<ICallGrain>($"{way}/{i}"))();
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / Activations;
    }

    private static double MeasureReference(IGrainFactory grains)
    {
        var grain = grains.GetGrain<ICallGrain>("called");
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Calls; i++)
            grain.AsReference<ICallExtension>();
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / Calls;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
