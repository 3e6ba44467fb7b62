using ChannelGrains.Gateway.Budgets;
using Google.Protobuf;
using Google.Rpc;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Budgets;

/// <summary>What is over the budget is refused, and what is slow is cut.</summary>
public sealed class BudgetTests
{
    private const string ListQuarantined = "/channelgrains.ingest.v1.IngestService/ListQuarantined";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Calls_OfOnePrincipal_AreBoundedAndOthersGoOn()
    {
        var settings = UnknownCallerTests.Keys();
        settings["Budget:PrincipalCalls"] = "3";
        settings["ApiKeys:1:Principal"] = "other";
        settings["ApiKeys:1:Roles:0"] = "admin";
        settings["ApiKeys:1:Sha256"] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("other key"u8));
        await using var server = await TestServer.StartAsync(settings);
        using var boss = server.Connect("key");
        using var other = server.Connect("other key");
        var client = new TestClient(boss);
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        await using var first = await client.OpenAsync(source);
        await using var second = await client.OpenAsync(source);
        await using var third = await client.OpenAsync(source);

        await using var beyond = IngestSession.Connect(boss);
        // The server may have refused the call before this is written.
        await Record.ExceptionAsync(() => beyond.SendOpenAsync(source));
        var refused = await beyond.ReadToErrorAsync();
        Refused.With(StatusCode.ResourceExhausted, "OVERLOADED", refused);
        Assert.NotNull(refused.GetRpcStatus()!.GetDetail<RetryInfo>());
        await using var fourth = await new TestClient(other).OpenAsync(source);
        await third.CompleteAsync();
        await third.ReadToEndAsync();
        await Eventually.TrueAsync(() => server.Services.GetRequiredService<ResourceBudget>().OpenCalls == 3);
        await using var again = await client.OpenAsync(source);
    }

    [Fact]
    public async Task Messages_ThatNeverEnd_AreHeldUpToTheBoundOfTheirConnection()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Budget:ConnectionBytes"] = "4194304" });
        var budget = server.Services.GetRequiredService<ResourceBudget>();
        using var call = new RawCall(server.GrpcAddress);
        using var end = new CancellationTokenSource();
        var body = RawCall.Message(new byte[1_000_000], length: 4_000_000);
        var calls = Enumerable.Range(0, 10).Select(_ => call.SendAsync("/channelgrains.ingest.v1.IngestService/SubmitTransactions", body, ends: false, cancellationToken: end.Token)).ToList();

        var refused = await await Task.WhenAny(calls);

        Assert.Equal((StatusCode.ResourceExhausted, "OVERLOADED"), (refused.Status, refused.Reason));
        Assert.NotNull(refused.Details!.GetDetail<RetryInfo>());
        // The server's own page may be asking for something just now.
        await Eventually.TrueAsync(() => budget.HeldBytes <= 4 << 20);
        await end.CancelAsync();
        await Eventually.TrueAsync(() => budget.HeldBytes == 0);
    }

    [Fact]
    public async Task Connections_ThatWantAll_LeaveRoomForOneThatWantsLittle()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Budget:TotalBytes"] = "16777216" });
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        var greedy = Enumerable.Range(0, 5).Select(_ => new RawCall(server.GrpcAddress)).ToList();
        using var end = new CancellationTokenSource();
        var body = RawCall.Message(new byte[300_000], length: 4_000_000);
        var calls = greedy.SelectMany(call => Enumerable.Range(0, 20).Select(_ =>
            call.SendAsync("/channelgrains.ingest.v1.IngestService/SubmitTransactions", body, ends: false, cancellationToken: end.Token))).ToList();
        // All that is refused of them is refused, and the rest holds what it can.
        await Task.WhenAny(Task.WhenAll(calls), Task.Delay(TimeSpan.FromSeconds(3)));
        Assert.InRange(server.Services.GetRequiredService<ResourceBudget>().HeldBytes, 8 << 20, 16 << 20);

        await using var session = await IngestSession.OpenAsync(server.Connect(), source);
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);

        await end.CancelAsync();
        foreach (var call in greedy)
            call.Dispose();
    }

    [Fact]
    public async Task Request_LargerThanItsMethodTakes_IsRefused()
    {
        await using var server = await TestServer.StartAsync();
        using var call = new RawCall(server.GrpcAddress);

        var answer = await call.SendAsync(ListQuarantined, RawCall.Message(new ListQuarantinedRequest { PartnerId = new string('x', 66_000) }.ToByteArray()));

        Assert.Equal((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Request_ThatDoesNotComeInTime_IsRefused()
    {
        var time = DrivenClock.StartingAt(Make.Noon);
        await using var server = await TestServer.StartAsync(time: time);
        using var call = new RawCall(server.GrpcAddress);

        var answer = await Eventually.DoneAsync(time, Second, call.SendAsync(ListQuarantined, RawCall.Message([1, 2, 3], length: 1_000), ends: false));

        Assert.Equal((StatusCode.ResourceExhausted, "SLOW_SENDER"), (answer.Status, answer.Reason));
        Assert.InRange(time.GetUtcNow() - Make.Noon, TimeSpan.FromSeconds(10), Eventually.Soon);
    }

    [Fact]
    public async Task Frame_WhoseRestDoesNotComeInTime_EndsItsStreamAndIdleOnesGoOn()
    {
        var time = DrivenClock.StartingAt(Make.Noon);
        await using var server = await TestServer.StartAsync(time: time);
        var client = new TestClient(server.Channel);
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        await using var idle = await client.OpenAsync(source);
        using var call = new RawCall(server.GrpcAddress);
        var open = RawCall.Message(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = source } }.ToByteArray());

        var answer = await Eventually.DoneAsync(time, Second, call.SendAsync(
            "/channelgrains.ingest.v1.IngestService/StreamTransactions", [.. open, .. RawCall.Message(new byte[100_000], length: 200_000)], ends: false));

        Assert.Equal((StatusCode.ResourceExhausted, "SLOW_SENDER"), (answer.Status, answer.Reason));
        Applied.As(await idle.SubmitAsync(Make.Keyed(await client.CreatePartnerAsync(), Make.Sale("s1"))), accepted: 1);
    }

    [Fact]
    public async Task Answer_ThatIsNotRead_IsCutInTime()
    {
        var time = DrivenClock.StartingAt(Make.Noon);
        await using var server = await TestServer.StartAsync(time: time);
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        var sales = Make.Sales(0, 200).Select(sale => sale.With(heavy =>
        {
            heavy.CurrencyCode = "USD";
            heavy.Attributes.Add(Enumerable.Range(0, 16).ToDictionary(i => $"key{i}", _ => new string('x', 250)));
        }));
        await client.SubmitAsync(source, Make.Keyed(partner, sales));
        var budget = server.Services.GetRequiredService<ResourceBudget>();
        await Eventually.TrueAsync(() => budget.OpenCalls == 0);
        using var http = new System.Net.Http.HttpClient();
        using var request = new System.Net.Http.HttpRequestMessage(System.Net.Http.HttpMethod.Post, server.GrpcAddress + ListQuarantined)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = System.Net.Http.HttpVersionPolicy.RequestVersionExact,
            Content = new System.Net.Http.ByteArrayContent(RawCall.Message(new ListQuarantinedRequest { PartnerId = partner, PageSize = 1_000 }.ToByteArray())),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var answer = await http.SendAsync(request, System.Net.Http.HttpCompletionOption.ResponseHeadersRead);
        Assert.False(answer.Headers.Contains("grpc-status"), answer.Headers.ToString());
        Assert.Equal(1, budget.OpenCalls);

        for (var i = 0; i < 300 && budget.OpenCalls > 0; i++)
        {
            time.Advance(Second);
            await Task.Delay(20);
        }

        Assert.Equal((0, 0), (budget.OpenCalls, budget.HeldBytes));
        Assert.InRange(time.GetUtcNow() - Make.Noon, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(250));
    }

    [Fact]
    public async Task Connection_ThatMakesNoCallWithAKey_IsClosed()
    {
        var time = DrivenClock.StartingAt(Make.Noon);
        await using var server = await TestServer.StartAsync(time: time);
        using var tcp = new System.Net.Sockets.TcpClient();
        var address = new Uri(server.GrpcAddress);
        await tcp.ConnectAsync(address.Host, address.Port);
        var reading = Task.Run(async () =>
        {
            var bytes = new byte[1_000];
            while (await tcp.GetStream().ReadAsync(bytes) > 0)
            {
            }
            return true;
        });

        await Eventually.DoneAsync(time, Second, Closed());

        Assert.InRange(time.GetUtcNow() - Make.Noon, TimeSpan.FromSeconds(30), Eventually.Soon);

        async Task<bool> Closed() => await Record.ExceptionAsync(() => reading) is null or IOException;
    }
}
