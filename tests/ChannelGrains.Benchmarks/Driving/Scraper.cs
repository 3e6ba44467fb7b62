using System.Net.Http.Headers;
using ChannelGrains.Benchmarks.Servers;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Reads a server's metrics again and again as Prometheus does, until it is disposed.</summary>
internal sealed class Scraper : IAsyncDisposable
{
    /// <summary>From one scrape to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _scraping;

    /// <summary>Begins half an interval from now, so that a run of two intervals has two scrapes.</summary>
    public Scraper(BenchmarkedServer server)
    {
        _http = new HttpClient { BaseAddress = new Uri(server.ManagementAddress) };
        _scraping = ScrapeAsync();
    }

    public int Scrapes { get; private set; }

    /// <summary>What a Prometheus would be told now.</summary>
    public static async Task<string> ReadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/openmetrics-text") { Parameters = { new NameValueHeaderValue("version", "1.0.0") } });
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _scraping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_scraping.IsFaulted)
            await _scraping;
        _http.Dispose();
        _done.Dispose();
    }

    private async Task ScrapeAsync()
    {
        await Task.Delay(Interval / 2, _done.Token);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            await ReadAsync(_http, _done.Token);
            Scrapes++;
        }
        while (await timer.WaitForNextTickAsync(_done.Token));
    }
}
