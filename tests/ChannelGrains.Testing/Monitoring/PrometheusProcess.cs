using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ChannelGrains.Testing.Monitoring;

/// <summary>A real Prometheus that scrapes servers by the example of `deploy/`, with its alerts or others.</summary>
public sealed class PrometheusProcess : IAsyncDisposable
{
    private const string ExampleTarget = "\"127.0.0.1:5081\"";
    private const string ExampleInterval = "scrape_interval: 15s";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

    /// <summary>The alerts of `deploy/`.</summary>
    public static string RulesPath { get; } = Repository.PathOf("deploy", "prometheus", "alerts.yml");

    /// <param name="targets">The management addresses of the servers.</param>
    /// <param name="scrapeInterval">As <c>500ms</c>.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <param name="rules">Rules instead of those of `deploy/`, looked at as often as servers are scraped.</param>
    /// <param name="history">What it knows from before, as OpenMetrics with times; empty for nothing.</param>
    public static async Task<PrometheusProcess> StartAsync(IReadOnlyList<Uri> targets, string scrapeInterval, CancellationToken cancellationToken, string? rules = null, string history = "")
    {
        var directory = new TemporaryDirectory();
        var example = await File.ReadAllTextAsync(Repository.PathOf("deploy", "prometheus", "prometheus.yml"), cancellationToken);
        if (!example.Contains(ExampleTarget, StringComparison.Ordinal) || !example.Contains(ExampleInterval, StringComparison.Ordinal))
            throw new InvalidOperationException($"The example of deploy/ has no {ExampleTarget} or no {ExampleInterval}.");
        var configuration = Path.Combine(directory.Path, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, example.Replace(ExampleTarget, string.Join(", ", targets.Select(target => $"\"{target.Authority}\"")), StringComparison.Ordinal)
            .Replace(ExampleInterval, "scrape_interval: " + scrapeInterval + (rules is null ? "" : "\n  evaluation_interval: " + scrapeInterval), StringComparison.Ordinal), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory.Path, Path.GetFileName(RulesPath)), rules ?? await File.ReadAllTextAsync(RulesPath, cancellationToken), cancellationToken);
        var data = Directory.CreateDirectory(Path.Combine(directory.Path, "data")).FullName;
        if (history.Length > 0)
            await ImportAsync(history, directory.Path, data, cancellationToken);
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(Executable)
        {
            ArgumentList =
            {
                "--config.file=" + configuration, "--storage.tsdb.path=" + data, $"--web.listen-address=127.0.0.1:{port}", "--log.level=error",
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

    /// <summary>The values of a label in the series of an instant query.</summary>
    public async Task<IReadOnlyList<string>> LabelsAsync(string expression, string label, CancellationToken cancellationToken) =>
        [.. (await ReadAsync("/api/v1/query?query=" + Uri.EscapeDataString(expression), cancellationToken))["result"]!.AsArray().Select(series => (string)series!["metric"]![label]!)];

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
        return (string?)answer["status"] == "success" ? answer["data"]! : throw new InvalidOperationException($"{path}: {answer}");
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"Prometheus ended with {_process.ExitCode}.");
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

    private static async Task ImportAsync(string history, string directory, string data, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, "history.txt");
        await File.WriteAllTextAsync(file, history, cancellationToken);
        using var tool = Process.Start(new ProcessStartInfo(Tool, ["tsdb", "create-blocks-from", "openmetrics", "--quiet", file, data]) { RedirectStandardOutput = true })!;
        await tool.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        if (tool.ExitCode != 0)
            throw new InvalidOperationException($"promtool took no history: {await tool.StandardOutput.ReadToEndAsync(cancellationToken)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
