using System.Diagnostics;
using System.Threading.Channels;
using ChannelGrains.Server;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary><c>demo</c> in a process of its own, on free ports.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;

    private DemoProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Starts it; the settings are of the server, by name.</summary>
    public static DemoProcess Start(IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(ChannelServer).Assembly.Location, "demo", "--port", "0", "--management-port", "0", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0";
        start.Environment["CHANNELGRAINS__JOURNAL__SEGMENTMIB"] = "16";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment["CHANNELGRAINS__" + name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()] = value;
        return new DemoProcess(Process.Start(start)!);
    }

    /// <summary>Runs it to its end; its exit code, and all it printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        await using var demo = Start(settings, arguments);
        return await demo.EndAsync();
    }

    /// <summary>Waits for a line with this text.</summary>
    public async Task SeeAsync(string text)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        await foreach (var line in _lines.Reader.ReadAllAsync(timeout.Token))
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
        throw new InvalidOperationException($"No line with '{text}': {Output}");
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    public async Task<(int Code, string Output)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        await _reading;
        return (_process.ExitCode, Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
                _output.Add(line);
            _lines.Writer.TryWrite(line);
        }
        if (reader == _process.StandardOutput)
            _lines.Writer.TryComplete();
    }
}
