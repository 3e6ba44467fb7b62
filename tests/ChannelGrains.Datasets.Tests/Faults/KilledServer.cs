using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ChannelGrains.Testing;

namespace ChannelGrains.Datasets.Tests.Faults;

/// <summary>A server process on one port and data directory that is killed and started again.</summary>
internal sealed partial class KilledServer(string directory) : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly HttpClient _http = new();
    private readonly int _port = FreePort();
    private ServerProcess? _process;

    public string Address => _process!.GrpcAddress;

    public async Task StartAsync() => _process = await ServerProcess.StartAsync(directory, _port);

    /// <summary>SIGKILL once the process has decided so many transactions, and a little later.</summary>
    /// <returns>False when the work was done before that; the server lives on.</returns>
    public async Task<bool> KillAfterAsync(long transactions, TimeSpan later, Task work)
    {
        while (await DecidedAsync() < transactions)
        {
            if (work.IsCompleted)
                return false;
            await Task.Delay(Glance);
        }
        await Task.Delay(later);
        if (work.IsCompleted)
            return false;
        await _process!.KillAsync();
        await _process.DisposeAsync();
        _process = null;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
    }

    private async Task<long> DecidedAsync()
    {
        var metrics = await _http.GetStringAsync($"{_process!.ManagementAddress}/metrics");
        return Transactions().Matches(metrics).Sum(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^channelgrains_ingest_transactions_total\{[^}]*\} (\d+)", RegexOptions.Multiline)]
    private static partial Regex Transactions();
}
