using ChannelGrains.Testing.Postgres;

namespace ChannelGrains.Guides.Tests.Telemetry;

/// <summary>What a receiver of OTLP gets of one transaction: all under the trace of the till that sent it.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string BatchTaken = "1133";

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Transaction_OfATill_IsOneTraceFromTheTillToTheViews()
    {
        await using var traced = await TracedTill.StartAsync(null, _patience.Token);

        await traced.SellAsync(feed => feed.SendOneAsync("T-traced"));

        await CheckAsync(traced, "journal.commit");
        await traced.UntilLogAsync(BatchTaken);
        await traced.UntilExemplarAsync("channelgrains.gateway.ack.duration");
    }

    [Fact]
    public async Task Transaction_CommittedInPostgres_IsOneTraceFromTheTillToTheViews()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var settings = new Dictionary<string, string?> { ["Postgres:ConnectionString"] = postgres.ConnectionString(await postgres.CreateDatabaseAsync()) };
        await using var traced = await TracedTill.StartAsync(settings, _patience.Token);

        await traced.SellAsync(feed => feed.SendOneAsync("T-traced"));

        await CheckAsync(traced, "postgres.commit");
    }

    [Fact]
    public async Task Transaction_OfAUnaryCall_IsInTheTraceOfItsCaller()
    {
        await using var traced = await TracedTill.StartAsync(null, _patience.Token);

        await traced.SellAsync(feed => feed.SubmitOneAsync("T-called", _patience.Token));

        await traced.UntilSpansAsync("ingest.batch", "partner.take", "journal.commit", "views.tell");
        var call = traced.Spans.First(span => span.Name.EndsWith("SubmitTransactions", StringComparison.Ordinal));
        Assert.Equal(call.SpanId, traced.Of("ingest.batch").ParentSpanId);
    }

    private static async Task CheckAsync(TracedTill traced, string commit)
    {
        await traced.UntilSpansAsync("ingest.batch", "partner.take", commit, "views.tell");
        var sent = Assert.Single(traced.Sent, span => span.OperationName == "transactions.send");
        Assert.Equal(traced.Sale.SpanId, sent.ParentSpanId);
        Assert.Equal("applied", sent.GetTagItem("channelgrains.outcome"));
        Assert.Equal(sent.SpanId.ToHexString(), Convert.ToHexStringLower(traced.Of("ingest.batch").ParentSpanId.Span));
        Assert.Equal(traced.Of("ingest.batch").SpanId, traced.Of("partner.take").ParentSpanId);
        Assert.Equal(traced.Of("partner.take").SpanId, traced.Of(commit).ParentSpanId);
        Assert.Equal(traced.Of("partner.take").SpanId, traced.Of("views.tell").ParentSpanId);
        Assert.All(traced.Spans, span => Assert.Equal(traced.Trace, span.TraceId));
    }
}
