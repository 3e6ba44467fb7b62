using System.Diagnostics;
using System.Globalization;
using System.Net;
using ChannelGrains.Benchmarks.Servers;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Many people who look at the same page, each with cookies and a connection of his own.</summary>
internal sealed class PageCrowd : IAsyncDisposable
{
    private const int OpenedAtOnce = 8;

    private readonly List<PageCircuit> _circuits = [];
    private readonly List<HttpClient> _browsers = [];

    /// <summary>Changes that were drawn so far, over all.</summary>
    public long Changes => _circuits.Sum(circuit => circuit.Changes);

    /// <summary>Pages whose connection is open.</summary>
    public int Open => _circuits.Count(circuit => circuit.IsOpen);

    /// <summary>Live parts of one page.</summary>
    public int Parts => _circuits[0].Parts;

    /// <summary>From the first request until a page's live parts had been drawn once, in milliseconds, of each.</summary>
    public List<double> OpenedMillis { get; } = [];

    public static async Task<PageCrowd> OpenAsync(BenchmarkedServer server, string path, int sessions)
    {
        var (crowd, gate) = (new PageCrowd(), new Lock());
        await Parallel.ForEachAsync(Enumerable.Range(0, sessions), new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (_, _) =>
        {
            var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(server.ManagementAddress) };
            var started = Stopwatch.GetTimestamp();
            var circuit = await PageCircuit.OpenAsync(browser, path);
            lock (gate)
            {
                crowd.OpenedMillis.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                crowd._circuits.Add(circuit);
                crowd._browsers.Add(browser);
            }
        });
        return crowd;
    }

    /// <summary>Questions that the server's page watches upstream, and live parts that look at them, as its metrics say.</summary>
    public static async Task<(long Questions, long Parts)> UpstreamAsync(BenchmarkedServer server)
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri(new Uri(server.ManagementAddress), "/metrics"))).Split('\n');
        return (Gauge("channelgrains_page_questions"), Gauge("channelgrains_page_live_parts"));

        long Gauge(string name)
        {
            var line = lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"The server has no gauge {name}.");
            return (long)double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in _circuits)
            await circuit.DisposeAsync();
        foreach (var browser in _browsers)
            browser.Dispose();
    }
}
