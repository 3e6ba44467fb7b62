using System.Diagnostics;
using System.Threading.Channels;

namespace ChannelGrains.Testing;

/// <summary>A program and all that it starts, as a terminal holds them: their lines are read, and a signal reaches each of them. They end
/// with the test, however that ends.</summary>
public sealed class ProcessGroup : IAsyncDisposable
{
    // A shell starts what runs beside it (&) with interrupts ignored, and a child inherits that: a test would press Ctrl+C in vain.
    private static readonly string[] AsATerminal = ["--default-signal=INT,QUIT", "setsid"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _leader;
    private readonly List<string> _output = [];
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;

    private ProcessGroup(Process leader)
    {
        _leader = leader;
        _reading = Task.WhenAll(ReadAsync(leader.StandardOutput), ReadAsync(leader.StandardError));
    }

    /// <param name="program">Found in <c>PATH</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set, or with null to remove.</param>
    /// <param name="directory">Where it runs; null is where the test does.</param>
    public static ProcessGroup Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? directory = null)
    {
        var start = new ProcessStartInfo("env", [.. AsATerminal, program, .. arguments])
        {
            WorkingDirectory = directory ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return new ProcessGroup(Process.Start(start)!);
    }

    /// <summary>Waits for a line with this text, after the last one that was waited for.</summary>
    /// <returns>The line.</returns>
    public async Task<string> SeeAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
        }
        catch (OperationCanceledException)
        {
            // Said below, with what there was instead.
        }
        throw new InvalidOperationException($"No line with '{text}': {Output}");
    }

    /// <param name="signal">As <c>INT</c>, which Ctrl+C sends.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", $"-{_leader.Id}"]);
        await kill.EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code, and all that it printed.</returns>
    public async Task<(int Code, string Output)> EndAsync()
    {
        await Task.WhenAll(_leader.WaitForExitAsync(), _reading).WaitAsync(Patience);
        return (_leader.ExitCode, Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_leader.HasExited)
        {
            await SignalAsync("KILL");
            // In the moment before it leads a group, the signal finds none.
            _leader.Kill();
        }
        await _leader.EndAsync();
        _leader.Dispose();
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
        if (reader == _leader.StandardOutput)
            _lines.Writer.TryComplete();
    }
}
