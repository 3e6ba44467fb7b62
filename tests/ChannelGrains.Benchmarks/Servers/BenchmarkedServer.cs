using System.Diagnostics;
using ChannelGrains.Benchmarks.Stores;
using ChannelGrains.Server;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>A server in a process of its own, with its data in a directory that goes with it.</summary>
internal sealed class BenchmarkedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120), IdlePoll = TimeSpan.FromMilliseconds(250), LongestSettling = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestStoreSettling = TimeSpan.FromSeconds(4);

    private readonly Process _process;
    private readonly string _directory;
    private readonly bool _keepsDirectory;

    private StoreProcess? _store;
    private IReadOnlyList<BenchmarkedServer> _others = [];
    private bool _isKilled;

    private BenchmarkedServer(string name, Process process, string directory, bool keepsDirectory, StoreProcess? store) =>
        (Name, _process, _directory, _keepsDirectory, _store) = (name, process, directory, keepsDirectory, store);

    private static string Benchmarks => typeof(BenchmarkedServer).Assembly.Location;

    public string Name { get; }

    public string GrpcAddress { get; private set; } = "";

    public string ManagementAddress { get; private set; } = "";

    public int ProcessId => _process.Id;

    /// <summary>Where clients reach it: its own address, and those of the gateways beside it.</summary>
    public IReadOnlyList<string> GrpcAddresses => [GrpcAddress, .. _others.Select(other => other.GrpcAddress).Where(address => address.Length > 0)];

    /// <summary>CPU time so far of its process and of those that serve with it.</summary>
    public TimeSpan Cpu => _others.Aggregate(ProcessUsage.Cpu(ProcessId), (cpu, other) => cpu + other.Cpu);

    /// <summary>CPU time so far of the database behind it; zero for one that has none.</summary>
    public TimeSpan StoreCpu => _store?.Cpu ?? TimeSpan.Zero;

    /// <summary>From start to the ready line.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>ChannelGrains as it is started by its users. A given directory stays.</summary>
    public static Task<BenchmarkedServer> StartOursAsync(string name = "channelgrains", string? directory = null, params (string Name, string Value)[] settings)
    {
        var data = directory ?? NewDirectory();
        return StartOursAsync(name, typeof(ChannelServer).Assembly.Location, data, directory is not null, settings);
    }

    /// <summary>ChannelGrains that exports metrics, traces and logs over OTLP to a receiver.</summary>
    public static Task<BenchmarkedServer> StartExportingAsync(string name, string receiver)
    {
        var data = NewDirectory();
        return StartAsync(name, data, false, ArgumentsOf(typeof(ChannelServer).Assembly.Location, data), [], receiver: receiver);
    }

    /// <summary>ChannelGrains in one process, with its journals in a PostgreSQL that ends with it.</summary>
    /// <param name="name">In what it prints.</param>
    /// <param name="assembly">Of another version; null for this one.</param>
    public static async Task<BenchmarkedServer> StartOnPostgresAsync(string name, string? assembly = null)
    {
        var store = await PostgresProcess.StartAsync();
        try
        {
            var data = NewDirectory();
            return await StartAsync(name, data, false, ArgumentsOf(assembly ?? typeof(ChannelServer).Assembly.Location, data), [(PostgresProcess.Setting, store.Endpoint)], store);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>ChannelGrains of any version, by its assembly.</summary>
    public static Task<BenchmarkedServer> StartVersionAsync(string? assembly) =>
        assembly is null ? StartOursAsync() : StartOursAsync("before", assembly, NewDirectory(), keepsDirectory: false, []);

    public static Task<BenchmarkedServer> StartCeilingAsync()
    {
        var data = NewDirectory();
        return StartAsync("ceiling", data, false, [Benchmarks, "ceiling-server", "--data", data], []);
    }

    /// <summary>The front without a store.</summary>
    public static Task<BenchmarkedServer> StartFrontAsync() => StartAsync("front", NewDirectory(), false, [Benchmarks, "front-server"], []);

    /// <summary>The front before a store, which ends with it.</summary>
    /// <param name="command">Which server of this program.</param>
    /// <param name="store">Its database.</param>
    /// <param name="isKeyed">By id, else by number.</param>
    public static async Task<BenchmarkedServer> StartPeerAsync(string command, StoreProcess store, bool isKeyed)
    {
        try
        {
            return await StartAsync(
                command, NewDirectory(), false, [Benchmarks, command, "--store", store.Endpoint, .. isKeyed ? new[] { "--keyed" } : []], [], store);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Beside the project unless CHANNELGRAINS_BENCH_DATA says where: /tmp may be memory, whose syncs cost nothing.</summary>
    public static string NewDirectory()
    {
        var root = Environment.GetEnvironmentVariable("CHANNELGRAINS_BENCH_DATA") ?? Path.Combine(AppContext.BaseDirectory, "data");
        return Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N")[..8])).FullName;
    }

    /// <summary>Takes in what serves with it, which ends with it: its CPU time is all of theirs, and clients reach each gateway.</summary>
    public void Lead(IReadOnlyList<BenchmarkedServer> others, StoreProcess store) => (_others, _store) = (others, store);

    /// <summary>Waits until what the last run left behind (compaction, checkpoints, collections) is done.</summary>
    /// <returns>The CPU time it took.</returns>
    public async Task<TimeSpan> SettleAsync()
    {
        var first = Cpu;
        var started = Stopwatch.GetTimestamp();
        var (before, storeBefore) = (first, StoreCpu);
        while (Stopwatch.GetElapsedTime(started) < LongestSettling)
        {
            await Task.Delay(IdlePoll);
            var (now, storeNow) = (Cpu, StoreCpu);
            var isStoreIdle = storeNow - storeBefore < IdlePoll / 10 || Stopwatch.GetElapsedTime(started) > LongestStoreSettling;
            if (now - before < IdlePoll / 10 && isStoreIdle)
                return now - first;
            (before, storeBefore) = (now, storeNow);
        }
        return before - first;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_isKilled)
            return;
        _isKilled = true;
        await ChildProcesses.KillAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        foreach (var other in _others)
            await other.DisposeAsync();
        if (_store is not null)
            await _store.DisposeAsync();
        if (!_keepsDirectory && Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private static Task<BenchmarkedServer> StartOursAsync(string name, string assembly, string data, bool keepsDirectory, (string Name, string Value)[] settings) =>
        StartAsync(name, data, keepsDirectory, ArgumentsOf(assembly, data), settings);

    private static string[] ArgumentsOf(string assembly, string data) => [assembly, "serve", "--data", data, "--port", "0", "--management-port", "0"];

    private static async Task<BenchmarkedServer> StartAsync(
        string name, string directory, bool keepsDirectory, string[] arguments, (string Name, string Value)[] settings, StoreProcess? store = null, string? receiver = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var (setting, value) in settings)
            start.Environment["CHANNELGRAINS__" + setting.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()] = value;
        if (receiver is not null)
            start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver;
        var started = Stopwatch.GetTimestamp();
        var server = new BenchmarkedServer(name, ChildProcesses.Start(start), directory, keepsDirectory, store);
        var ready = await server.ReadUntilReadyAsync().WaitAsync(StartTimeout);
        server.StartTook = Stopwatch.GetElapsedTime(started);
        var fields = ready.Split(' ').Skip(1).Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        (server.GrpcAddress, server.ManagementAddress) = (fields.GetValueOrDefault("grpc", ""), fields["management"]);
        return server;
    }

    private async Task<string> ReadUntilReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                _ = PassOnAsync();
                return line;
            }
            await Console.Error.WriteLineAsync($"[{Name}] {line}");
        }
        throw new InvalidOperationException($"The server {Name} ended before it was ready.");
    }

    private async Task PassOnAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            await Console.Error.WriteLineAsync($"[{Name}] {line}");
    }
}
