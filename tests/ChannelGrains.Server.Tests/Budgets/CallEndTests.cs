using ChannelGrains.Gateway.Budgets;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Budgets;

/// <summary>However a call ends, what was held for it is released, once.</summary>
public sealed class CallEndTests : IAsyncLifetime
{
    private const string GetKpis = "/channelgrains.kpi.v1.KpiService/GetPartnerKpis";

    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Ingest:OpenTimeout"] = "00:00:01" });
        _client = new TestClient(_server.Channel);
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await _client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("ok")]
    [InlineData("refused")]
    [InlineData("malformed")]
    [InlineData("too large")]
    [InlineData("cancelled")]
    [InlineData("past its deadline")]
    [InlineData("reset before its request was whole")]
    [InlineData("rest ok")]
    [InlineData("rest refused")]
    [InlineData("rest malformed")]
    [InlineData("rest given up")]
    [InlineData("unknown method")]
    [InlineData("stream ok")]
    [InlineData("stream reset")]
    [InlineData("stream reset with a frame in flight")]
    [InlineData("stream reset within a message")]
    [InlineData("stream malformed")]
    [InlineData("stream never opened")]
    [InlineData("watch given up")]
    [InlineData("watch refused")]
    [InlineData("health")]
    public async Task Call_ThatHasEnded_HoldsNothing(string ending)
    {
        var budget = _server.Services.GetRequiredService<ResourceBudget>();
        await EndAsync(ending);

        await Eventually.TrueAsync(() => (budget.HeldBytes, budget.OpenCalls) == (0, 0));
    }

    private async Task EndAsync(string ending)
    {
        using var raw = new RawCall(_server.GrpcAddress);
        using var rest = new RestClient(_server.ManagementAddress);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        switch (ending)
        {
            case "ok": await _client.NetAsync(_partner); break;
            case "refused": await Assert.ThrowsAsync<RpcException>(() => _client.NetAsync("nobody")); break;
            case "malformed": await raw.SendAsync(GetKpis, RawCall.Message([0xFF, 0xFF])); break;
            case "too large": await raw.SendAsync(GetKpis, RawCall.Message(new byte[100_000])); break;
            case "cancelled":
            case "past its deadline":
                for (var i = 0; i < 20; i++)
                {
                    using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(i / 4.0));
                    var options = ending == "cancelled" ? new CallOptions(cancellationToken: now.Token) : new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(i / 4.0));
                    await Record.ExceptionAsync(() => _client.Ingest.SubmitTransactionsAsync(
                        new SubmitTransactionsRequest { SourceId = _source, Batch = Make.Keyed(_partner, Make.Sale($"s{i}")) }, options).ResponseAsync);
                }
                break;
            case "reset before its request was whole":
                await Assert.ThrowsAnyAsync<Exception>(() => raw.SendAsync(GetKpis, RawCall.Message(new byte[10], length: 20), ends: false, cancellationToken: soon.Token));
                break;
            case "rest ok": await rest.SendAsync(HttpMethod.Get, "/v1/programme"); break;
            case "rest refused": await rest.SendAsync(HttpMethod.Get, "/v1/partners/nobody"); break;
            case "rest malformed": await rest.SendAsync(HttpMethod.Post, "/v1/sources", new StringContent("{", System.Text.Encoding.UTF8, "application/json")); break;
            case "rest given up":
                using (var tcp = new System.Net.Sockets.TcpClient())
                {
                    var address = new Uri(_server.ManagementAddress);
                    await tcp.ConnectAsync(address.Host, address.Port);
                    await tcp.GetStream().WriteAsync("POST /v1/sources HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"u8.ToArray());
                    await Task.Delay(200);
                }
                break;
            case "unknown method": await raw.SendAsync("/channelgrains.kpi.v1.KpiService/Nothing", RawCall.Message([])); break;
            case "health": await raw.SendAsync("/grpc.health.v1.Health/Check", RawCall.Message([])); break;
            default:
                await (ending.StartsWith("stream", StringComparison.Ordinal) ? EndStreamAsync(ending) : EndWatchAsync(ending));
                break;
        }
    }

    private async Task EndStreamAsync(string ending)
    {
        if (ending == "stream never opened")
        {
            await using var silent = IngestSession.Connect(_client.Channel);
            await silent.ReadToErrorAsync();
            return;
        }
        await using var session = await _client.OpenAsync(_source);
        await session.SubmitAsync(Make.Keyed(_partner, Make.Sale("first")));
        switch (ending)
        {
            case "stream ok":
                await session.CompleteAsync();
                await session.ReadToEndAsync();
                break;
            case "stream reset with a frame in flight":
                await session.SendAsync(Make.Keyed(_partner, Make.Sales(0, 1_000)));
                break;
            case "stream reset within a message":
                using (var call = new RawCall(_server.GrpcAddress))
                using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)))
                {
                    var open = RawCall.Message(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = _source } }.ToByteArray());
                    await Record.ExceptionAsync(() => call.SendAsync("/channelgrains.ingest.v1.IngestService/StreamTransactions",
                        [.. open, .. RawCall.Message(new byte[300_000], length: 400_000)], ends: false, cancellationToken: soon.Token));
                }
                break;
            case "stream malformed":
                await session.SendRawAsync([0xFF]);
                await session.ReadToErrorAsync();
                break;
        }
    }

    private async Task EndWatchAsync(string ending)
    {
        using var watch = new KpiWatch(_client, ending == "watch refused" ? "nobody" : _partner);
        if (ending == "watch refused")
            await watch.ReadToErrorAsync();
        else
            await watch.ReadAsync();
    }
}
