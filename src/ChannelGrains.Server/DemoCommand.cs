using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using ChannelGrains.Fleet;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;
using ChannelGrains.Grains.Payments;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace ChannelGrains.Server;

/// <summary><c>demo</c>: the server with a simulated fleet that streams to it.</summary>
internal static class DemoCommand
{
    private const string DefaultData = "data/demo";
    private const double ShortestDay = 0.01, LongestDay = 86_400;

    /// <summary>The account that the demo pays from.</summary>
    private static readonly Dictionary<string, string> Debtor = new()
    {
        [nameof(DebtorOptions.Name)] = "ChannelGrains Demo",
        [nameof(DebtorOptions.Account)] = "CN6217000000000001",
        [nameof(DebtorOptions.Bank)] = "ICBKCNBJ",
        [nameof(DebtorOptions.Town)] = "Beijing",
        [nameof(DebtorOptions.Country)] = "CN",
    };

    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "Ends by itself when two months are closed and the first one is paid; without --data, on a directory that is deleted." };
        var course = new Option<bool>("--course") { Description = "Instead of the fleet, the source course slide by slide, live through the API; ends by itself; without --data, on a directory that is deleted." };
        var seed = NumberOptions.Whole("--seed", "Decides all chance (default: 1).", int.MinValue, int.MaxValue);
        var from = NumberOptions.Day("--from", "First day of the story, yyyy-mm-dd (default: two to three months before today).");
        var daySeconds = NumberOptions.Decimal("--day-seconds", "Seconds that a simulated day takes (default: 20, or 3 with --once).", ShortestDay, LongestDay);
        var data = new Option<string?>("--data") { Description = $"Data directory; a second start goes on from where it was (default: {DefaultData})." };
        var port = PortOptions.Grpc();
        var managementPort = PortOptions.Management();
        var command = new Command("demo", "Runs the server with a simulated fleet of tills, ERP systems and online shops, shows its figures live and checks them.")
        {
            once, course, seed, from, daySeconds, data, port, managementPort,
        };
        command.SetAction(parsed => RunAsync(
            parsed.GetValue(data),
            parsed.GetValue(course) ? null : new DemoKeys(),
            directory => parsed.GetValue(course) ? null : DemoClock.Open(directory, parsed.GetValue(from), TimeProvider.System),
            new Dictionary<string, string?>
            {
                [nameof(ServerOptions.Port)] = parsed.GetValue(port)?.ToString(CultureInfo.InvariantCulture),
                [nameof(ServerOptions.ManagementPort)] = parsed.GetValue(managementPort)?.ToString(CultureInfo.InvariantCulture),
            },
            (server, keys, clock) => new FleetOptions
            {
                Server = new Uri(server.GrpcAddress),
                ApiKey = keys?.Fleet ?? Environment.GetEnvironmentVariable("CHANNELGRAINS_API_KEY"),
                FinanceKeys = keys is null ? null : (keys.Ann, keys.Bob),
                ServerClock = clock,
                Seed = parsed.GetValue(seed),
                From = parsed.GetValue(from),
                Once = parsed.GetValue(once),
                DaySeconds = parsed.GetValue(daySeconds),
                Console = AnsiConsole.Console,
                IsLive = AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected,
            },
            parsed.GetValue(course) ? (options, _, stop) => DemoCourse.RunAsync(options, stop) : DemoFleet.RunAsync,
            isTemporary: (parsed.GetValue(once) || parsed.GetValue(course)) && parsed.GetValue(data) is null));
        return command;
    }

    /// <param name="data">The data directory.</param>
    /// <param name="keys">Of the people of the demo; null where one person does all.</param>
    /// <param name="clock">The server's clock on a data directory; null is the system's.</param>
    /// <param name="settings">Settings of the server.</param>
    /// <param name="fleet">How the fleet runs at it.</param>
    /// <param name="run">What runs; true when all figures are equal.</param>
    /// <param name="isTemporary">Whether the directory is a new one, which is deleted when all figures are equal.</param>
    private static async Task<int> RunAsync(
        string? data, DemoKeys? keys, Func<string, DemoClock?> clock, Dictionary<string, string?> settings, Func<ChannelServer, DemoKeys?, DemoClock?, FleetOptions> fleet,
        Func<FleetOptions, Notes, CancellationToken, Task<bool>> run, bool isTemporary)
    {
        var directory = isTemporary ? Directory.CreateTempSubdirectory("channelgrains-demo-").FullName : data ?? DefaultData;
        settings[nameof(ServerOptions.Data)] = directory;
        if (keys is null)
            settings[nameof(ServerOptions.InsecureSingleUser)] = "true";
        else
            foreach (var (name, value) in keys.Settings)
                settings[name] = value;
        // Partners that have signed today are paid today.
        settings[$"{nameof(ServerOptions.Payments)}:{nameof(PaymentOptions.PayeeQuietDays)}"] = "0";
        foreach (var (name, value) in Debtor)
            settings[$"{nameof(ServerOptions.Payments)}:{nameof(ServerOptions.Payments.Debtor)}:{name}"] = value;
        try
        {
            var isEqual = await RunAsync(keys, clock(directory), settings, fleet, run);
            if (isTemporary && isEqual)
                Directory.Delete(directory, recursive: true);
            return isEqual ? 0 : 1;
        }
        catch (Exception exception) when (exception is FleetException || StartFailure.Is(exception))
        {
            await Console.Error.WriteLineAsync(StartFailure.Line(exception));
            return 1;
        }
    }

    private static async Task<bool> RunAsync(
        DemoKeys? keys, DemoClock? clock, Dictionary<string, string?> settings, Func<ChannelServer, DemoKeys?, DemoClock?, FleetOptions> fleet,
        Func<FleetOptions, Notes, CancellationToken, Task<bool>> run)
    {
        var notes = new Notes();
        using var stop = new CancellationTokenSource();
        using var interrupt = OnFirst(PosixSignal.SIGINT, stop);
        using var terminate = OnFirst(PosixSignal.SIGTERM, stop);
        await using var server = await ChannelServer.StartAsync(
            settings.Where(setting => setting.Value is not null).ToDictionary(), CancellationToken.None, services =>
            {
                // The fleet ends before its server does, so signals are the command's.
                services.Replace(ServiceDescriptor.Singleton<IHostLifetime, UnboundLifetime>());
                services.AddLogging(logging => logging.ClearProviders().AddProvider(new NotesLog(notes)));
                if (clock is null)
                    return;
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                // It warns of each hour that passes within a second.
                services.AddLogging(logging => logging.AddFilter("Orleans", LogLevel.Error));
            });
        Console.WriteLine($"ready grpc={server.GrpcAddress} management={server.ManagementAddress} data={server.DataDirectory}");
        if (server.PageAddress is { } page)
            Console.WriteLine($"page {page}{(keys is null ? "" : $"   sign in with the key {keys.Fleet}, good until the next start")}");
        if (keys?.Write(server.DataDirectory) is { } path)
            Console.WriteLine($"keys until the next start: {path}; in another terminal: . {path}; export CHANNELGRAINS_API_KEY=$fleet");
        using var served = new CancellationTokenSource();
        var serving = server.RunAsync(served.Token);
        var running = run(fleet(server, keys, clock), notes, stop.Token);
        if (await Task.WhenAny(running, serving) == serving)
            throw new FleetException("The server stopped: its journal failed. Look at the disk; see deploy/README.md, A failed sync.");
        try
        {
            return await running;
        }
        finally
        {
            await served.CancelAsync();
            await serving;
        }
    }

    /// <summary>The first signal ends the demo in order; the second one ends the process.</summary>
    private static PosixSignalRegistration OnFirst(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    });
}
