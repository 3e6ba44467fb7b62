using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Server.Tests.Monitoring;

/// <summary>Who may read how the server is: on this machine everybody, beyond it whoever has a key that may read all.</summary>
public sealed class OperatorGateTests : IDisposable
{
    private const string Reader = "the reader's key", Held = "the held key", Source = "the source's key";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("/metrics", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/metrics", "Bearer", "somebody's", HttpStatusCode.Unauthorized)]
    [InlineData("/metrics", "Bearer", Source, HttpStatusCode.Forbidden)]
    [InlineData("/metrics", "Bearer", Held, HttpStatusCode.Forbidden)]
    [InlineData("/metrics", "Bearer", Reader, HttpStatusCode.OK)]
    [InlineData("/metrics", "Basic", Reader, HttpStatusCode.OK)]
    [InlineData("/orleans/", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/orleans/", "Basic", Reader, HttpStatusCode.OK)]
    [InlineData("/health/live", null, null, HttpStatusCode.OK)]
    public async Task ManagementPort_BeyondLoopback_AsksForAKey(string path, string? scheme, string? key, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?>(Protected())
        {
            ["ManagementListen"] = "0.0.0.0",
            ["OrleansDashboard"] = "true",
        });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var http = new HttpClient(handler) { BaseAddress = Local(server) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(scheme!, scheme == "Basic" ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{key}")) : key);

        using var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count > 0);
    }

    [Fact]
    public async Task ManagementPort_BeyondLoopbackWithoutKeys_ServesNoMetrics()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["ManagementListen"] = "0.0.0.0" });
        using var http = new HttpClient { BaseAddress = Local(server) };

        using var answer = await http.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("ApiKeys and Tls", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_WithTelemetryOff_AreNotThereAndTheRestIs()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Telemetry:Enabled"] = "false" });
        using var http = new HttpClient { BaseAddress = Local(server) };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task ManagementPort_OnLoopback_ServesMetricsToEverybodyAndNoDashboardUnasked()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["ApiKeys:0:Sha256"] = Hash(Reader), ["ApiKeys:0:Principal"] = "reader", ["ApiKeys:0:Roles:0"] = "reader" });
        using var http = new HttpClient { BaseAddress = new Uri(server.ManagementAddress) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/orleans/")).StatusCode);
    }

    [Fact]
    public async Task GrpcPort_AskedAsACall_ServesNoMetrics()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.GrpcAddress) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/grpc") } };

        Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(request)).StatusCode);
    }

    private static Uri Local(TestServer server) => new(server.ManagementAddress.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));

    private Dictionary<string, string?> Protected() => new(CertificateFiles.Write(_directory.Path, TimeSpan.FromDays(90)))
    {
        ["ApiKeys:0:Sha256"] = Hash(Reader),
        ["ApiKeys:0:Principal"] = "reader",
        ["ApiKeys:0:Roles:0"] = "reader",
        ["ApiKeys:1:Sha256"] = Hash(Held),
        ["ApiKeys:1:Principal"] = "held",
        ["ApiKeys:1:Roles:0"] = "reader",
        ["ApiKeys:1:Partners:0"] = "store-1",
        ["ApiKeys:2:Sha256"] = Hash(Source),
        ["ApiKeys:2:Principal"] = "source",
        ["ApiKeys:2:Roles:0"] = "source",
    };

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
