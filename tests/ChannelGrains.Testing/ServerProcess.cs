using System.Diagnostics;
using ChannelGrains.Server;

namespace ChannelGrains.Testing;

/// <summary>A real server in a process of its own, which a test can kill.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Empty where it is no gateway.</summary>
    public string GrpcAddress { get; private set; } = "";

    public string ManagementAddress { get; private set; } = "";

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join(Environment.NewLine, _output);
        }
    }

    /// <summary>Starts <c>serve</c> and waits until it is ready.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="port">The gRPC port; 0 takes a free one.</param>
    /// <param name="settings">Settings by name, as <c>Ingest:WindowFrames</c>.</param>
    /// <param name="environment">What stands in its environment besides.</param>
    /// <param name="program">A ChannelGrains.Server.dll; null is the one of this build.</param>
    /// <param name="managementPort">The management port; 0 takes a free one.</param>
    public static async Task<ServerProcess> StartAsync(
        string directory, int port = 0, IReadOnlyDictionary<string, string?>? settings = null, IReadOnlyDictionary<string, string>? environment = null, string? program = null, int managementPort = 0)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program ?? typeof(ChannelServer).Assembly.Location, "serve", "--data", directory, "--port", port.ToString(), "--management-port", managementPort.ToString() },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0";
        start.Environment["CHANNELGRAINS__EVIDENCE__RESERVEMIB"] = "0";
        start.Environment["CHANNELGRAINS__INSECURESINGLEUSER"] = "true";
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            start.Environment["CHANNELGRAINS__" + name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()] = value;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!);
        server.Listen();
        try
        {
            server.ReadAddresses(await server._ready.Task.WaitAsync(StartTimeout));
        }
        catch
        {
            await server.DisposeAsync();
            throw new InvalidOperationException("The server did not become ready: " + server.Output);
        }
        return server;
    }

    /// <summary>Runs another command of the server to its end.</summary>
    public static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Process.Start("dotnet", [typeof(ChannelServer).Assembly.Location, .. arguments]);
        return await process.EndAsync();
    }

    /// <summary>SIGKILL: the process ends between two instructions.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.EndAsync();
    }

    /// <param name="signal">As <c>STOP</c>, after which nothing that it does goes on until it gets <c>CONT</c>.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString()]);
        await kill.EndAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await _process.EndAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task<int> EndAsync() => _process.EndAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The server ended."));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        if (line.StartsWith("ready ", StringComparison.Ordinal))
            _ready.TrySetResult(line);
    }

    private void ReadAddresses(string ready)
    {
        var fields = ready.Split(' ').Skip(1).Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        GrpcAddress = fields.GetValueOrDefault("grpc", "");
        ManagementAddress = fields["management"];
    }
}
