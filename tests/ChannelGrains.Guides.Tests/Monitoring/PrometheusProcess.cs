using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ChannelGrains.Guides.Tests.Monitoring;

/// <summary>A real Prometheus that scrapes servers by the example of `deploy/`, with its alerts. It ends with the test, however that ends.</summary>
internal sealed class PrometheusProcess : IAsyncDisposable
{
    private const string ExampleTarget = "\"127.0.0.1:5081\"";
    private const string ExampleInterval = "scrape_interval: 15s";

    private readonly Process _process;
    private readonly TemporaryDirectory _directory;
    private readonly HttpClient _http;

    private PrometheusProcess(Process process, TemporaryDirectory directory, int port)
    {
        _process = process;
        _directory = directory;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>Where `tests/run` puts it.</summary>
    public static string Executable { get; } = Repository.PathOf(".artifacts", "prometheus", "usr", "bin", "prometheus");

    /// <summary>What checks rules and runs their tests, beside it.</summary>
    public static string Tool { get; } = Repository.PathOf(".artifacts", "prometheus", "usr", "bin", "promtool");

    /// <param name="targets">The management addresses of the servers.</param>
    /// <param name="scrapeInterval">As <c>500ms</c>.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<PrometheusProcess> StartAsync(IReadOnlyList<Uri> targets, string scrapeInterval, CancellationToken cancellationToken)
    {
        var directory = new TemporaryDirectory();
        var example = await File.ReadAllTextAsync(Repository.PathOf("deploy", "prometheus", "prometheus.yml"), cancellationToken);
        Assert.Contains(ExampleTarget, example, StringComparison.Ordinal);
        Assert.Contains(ExampleInterval, example, StringComparison.Ordinal);
        var configuration = Path.Combine(directory.Path, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, example.Replace(ExampleTarget, string.Join(", ", targets.Select(target => $"\"{target.Authority}\"")), StringComparison.Ordinal)
            .Replace(ExampleInterval, "scrape_interval: " + scrapeInterval, StringComparison.Ordinal), cancellationToken);
        File.Copy(AlertRules.RulesPath, Path.Combine(directory.Path, Path.GetFileName(AlertRules.RulesPath)));
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(Executable)
        {
            ArgumentList =
            {
                "--config.file=" + configuration, "--storage.tsdb.path=" + Path.Combine(directory.Path, "data"), $"--web.listen-address=127.0.0.1:{port}", "--log.level=error",
            },
        })!;
        var prometheus = new PrometheusProcess(process, directory, port);
        try
        {
            while (!await prometheus.IsReadyAsync(cancellationToken))
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
        catch
        {
            await prometheus.DisposeAsync();
            throw;
        }
        return prometheus;
    }

    /// <summary>The values of an instant query, one for each series; what is no number is left out.</summary>
    public async Task<IReadOnlyList<double>> QueryAsync(string expression, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync("/api/v1/query?query=" + Uri.EscapeDataString(expression), cancellationToken);
        return [.. answer["result"]!.AsArray().Select(series => double.Parse((string)series!["value"]![1]!, CultureInfo.InvariantCulture)).Where(double.IsFinite)];
    }

    /// <summary>The servers that a series is of.</summary>
    public async Task<IReadOnlyList<string>> InstancesAsync(string series, CancellationToken cancellationToken) =>
        [.. (await ReadAsync("/api/v1/label/instance/values?match[]=" + Uri.EscapeDataString(series), cancellationToken)).AsArray().Select(value => (string)value!)];

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.EndAsync();
        _process.Dispose();
        _http.Dispose();
        _directory.Dispose();
    }

    private async Task<JsonNode> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(path, cancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        Assert.True((string?)answer["status"] == "success", $"{path}: {answer}");
        return answer["data"]!;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        Assert.False(_process.HasExited, "Prometheus ended.");
        try
        {
            using var response = await _http.GetAsync("/-/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
