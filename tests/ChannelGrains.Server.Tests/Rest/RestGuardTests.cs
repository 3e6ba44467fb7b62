using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChannelGrains.Server.Tests.Rest;

/// <summary>What a web page of somebody else cannot do to a server on this machine, and how large a body may be.</summary>
public sealed class RestGuardTests(SharedServer shared) : IDisposable
{
    private const string Programme = "/v1/programme";

    private readonly RestClient _rest = new(shared.Server.ManagementAddress);

    public void Dispose() => _rest.Dispose();

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example:5081")]
    [InlineData("10.1.2.3")]
    public async Task Call_ToAHostThatIsNotTheServers_IsRefused(string host)
    {
        foreach (var path in new[] { Programme, "/openapi.json" })
            (await _rest.SendAsync(HttpMethod.Get, path, change: request => request.Headers.Host = host))
                .Refused(HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "HOST_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:5081")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:5081")]
    public async Task Call_ToLoopback_IsAnswered(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await _rest.SendAsync(HttpMethod.Get, Programme, change: request => request.Headers.Host = host)).Status);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    public async Task Probe_ByAnyHost_IsAnswered(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await _rest.SendAsync(HttpMethod.Get, path, change: request => request.Headers.Host = "node-7.cluster")).Status);

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost")]
    [InlineData("null")]
    public async Task Call_ByAPageOfAnotherOrigin_IsRefusedAndChangesNothing(string origin)
    {
        var id = TestClient.NewId("rest");

        var answer = await _rest.SendAsync(HttpMethod.Post, $"/v1/partners?partnerId={id}",
            JsonNode.Parse("""{"channelType": "CHANNEL_TYPE_DIRECT", "region": "cn"}"""), request => request.Headers.Add("origin", origin));

        answer.Refused(HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "ORIGIN_NOT_ALLOWED");
        (await _rest.SendAsync(HttpMethod.Get, $"/v1/partners/{id}")).Refused(HttpStatusCode.NotFound, StatusCode.NotFound, "PARTNER_NOT_FOUND");
    }

    [Fact]
    public async Task Call_ByThePageOfTheServerItself_IsAnswered()
    {
        var answer = await _rest.SendAsync(HttpMethod.Get, Programme, change: request => request.Headers.Add("origin", shared.Server.ManagementAddress));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=none-such")]
    public async Task Post_OfWhatIsNotJsonInUtf8_IsRefused(string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
        content.Headers.TryAddWithoutValidation("content-type", contentType);

        (await _rest.SendAsync(HttpMethod.Post, "/v1/journal:verify", content)).Refused(HttpStatusCode.UnsupportedMediaType, StatusCode.InvalidArgument, "CONTENT_TYPE");
    }

    [Fact]
    public async Task Post_OfJson_IsAnswered()
    {
        foreach (var contentType in new[] { "application/json", "application/json; charset=UTF-8" })
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
            content.Headers.TryAddWithoutValidation("content-type", contentType);
            Assert.Equal(HttpStatusCode.OK, (await _rest.SendAsync(HttpMethod.Post, "/v1/journal:verify", content)).Status);
        }
    }

    [Fact]
    public async Task Post_LargerThanAMessage_IsRefused()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Ingest:MaxFrameBytes"] = "1024" });
        using var rest = new RestClient(server.ManagementAddress);

        Assert.Equal(HttpStatusCode.OK, (await rest.SendAsync(HttpMethod.Post, "/v1/journal:verify", Body(2_048))).Status);
        (await rest.SendAsync(HttpMethod.Post, "/v1/journal:verify", Body(2_049))).Refused(HttpStatusCode.RequestEntityTooLarge, StatusCode.ResourceExhausted, "BODY_TOO_LARGE");
        (await rest.SendAsync(HttpMethod.Post, "/v1/journal:verify", Body(2_049), request => request.Headers.TransferEncodingChunked = true))
            .Refused(HttpStatusCode.RequestEntityTooLarge, StatusCode.ResourceExhausted, "BODY_TOO_LARGE");

        static StringContent Body(int bytes) => new("{}".PadRight(bytes), Encoding.UTF8, "application/json");
    }

    [Fact]
    public async Task Call_ByANameAndPageThatAreAllowed_IsAnswered()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?>
        {
            ["Rest:AllowedHosts:0"] = "*.example.com",
            ["Rest:AllowedOrigins:0"] = "https://sales.example.com",
        });
        using var rest = new RestClient(server.ManagementAddress);

        Assert.Equal(HttpStatusCode.OK, (await Call("sales.example.com", "https://sales.example.com")).Status);
        (await Call("sales.example.org", "https://sales.example.com")).Refused(HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "HOST_NOT_ALLOWED");
        (await Call("sales.example.com", "https://other.example.com")).Refused(HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "ORIGIN_NOT_ALLOWED");

        Task<RestAnswer> Call(string host, string origin) => rest.SendAsync(HttpMethod.Get, Programme, change: request =>
        {
            request.Headers.Host = host;
            request.Headers.Add("origin", origin);
        });
    }

    [Fact]
    public async Task Start_WithAnOriginThatIsNone_SaysWhatToWrite()
    {
        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            TestServer.StartAsync(new Dictionary<string, string?> { ["Rest:AllowedOrigins:0"] = "https://sales.example.com/" }));

        Assert.Contains("Rest:AllowedOrigins", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManagementPort_BeyondLoopbackWithoutKeysAndTls_ServesProbesOnly()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["ManagementListen"] = "0.0.0.0" });
        using var rest = new RestClient(server.ManagementAddress.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await rest.SendAsync(HttpMethod.Get, "/health/live")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rest.SendAsync(HttpMethod.Get, Programme)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rest.SendAsync(HttpMethod.Get, "/openapi.json")).Status);
    }

    [Fact]
    public async Task Listeners_OfAServer_ServeTheirOwnProtocolOnly()
    {
        using var http2 = new HttpClient { BaseAddress = new Uri(shared.Server.GrpcAddress), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var asGrpc = new HttpRequestMessage(HttpMethod.Get, Programme) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        asGrpc.Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/grpc") } };
        var grpc = new ByteArrayContent([0, 0, 0, 0, 0]) { Headers = { ContentType = new("application/grpc") } };

        Assert.Equal(HttpStatusCode.NotFound, (await http2.GetAsync(Programme)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http2.SendAsync(asGrpc)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _rest.SendAsync(HttpMethod.Post, "/channelgrains.partner.v1.ProgrammeService/GetProgramme", grpc)).Status);
    }
}
