using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Grains.Ingest;
using Google.Rpc;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Bytes that one source may have stored in a day: it cannot fill the disk for all.</summary>
public sealed class SourceBudgetTests : IAsyncLifetime
{
    private const int Budget = 1 << 20;
    private static readonly string Padding = new('x', 250);

    private TestServer _server = null!;
    private TestClient _client = null!;
    private int _number;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Ingest:SourceBytesPerDay"] = $"{Budget}" });
        _client = new TestClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Source_ThatHasSentItsBytes_IsRefusedWithADelay_OthersGoOn()
    {
        var (source, other, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        long sent = 0;
        BatchResult result;
        for (var batch = Next(partner); (result = await session.SubmitAsync(batch)).Error is null; batch = Next(partner))
            sent += batch.CalculateSize();

        Refused.With(StatusCode.ResourceExhausted, "SOURCE_BUDGET", result);
        Assert.True(result.Error!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.FromMinutes(1));
        Assert.InRange(sent, Budget, Budget + 200_000);
        Refused.With(StatusCode.ResourceExhausted, "SOURCE_BUDGET", await Assert.ThrowsAsync<RpcException>(() => _client.SubmitAsync(source, Next(partner))));
        Applied.As(await _client.SubmitAsync(other, Make.Keyed(partner, Make.Sale("s"))), accepted: 1);
    }

    [Fact]
    public async Task EvidenceOfConflicts_CostsWhatIsStoredOfIt()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        RpcException? refused = null;
        var rounds = 0;
        for (; refused is null && rounds < 40; rounds++)
        {
            var epoch = rounds + 1;
            try
            {
                if (rounds > 0)
                    await _client.Ingest.OpenLaneAsync(new OpenLaneRequest { SourceId = source, PartnerId = partner, ExpectedEpoch = rounds, Reason = "Another device." });
                Applied.As(await _client.SubmitAsync(source, InEpoch(epoch, Make.Numbered(partner, 1, Make.Sale($"s{epoch}")))), accepted: 1);
            }
            catch (RpcException exception)
            {
                refused = exception;
                break;
            }
            Refused.With(StatusCode.AlreadyExists, "CONTENT_CONFLICT",
                await Assert.ThrowsAsync<RpcException>(() => _client.SubmitAsync(source, InEpoch(epoch, Make.Numbered(partner, 1, Long($"t{epoch}"))))));
        }
        Assert.True(refused is not null, $"{rounds} conflicts of 70 kB were stored and cost nothing of 1 MiB.");
        Refused.With(StatusCode.ResourceExhausted, "SOURCE_BUDGET", refused);
        Assert.InRange(rounds, 8, 20);
    }

    [Fact]
    public void Then_OfARestThatIsRefused_KeepsWhatTheFirstPartHadStored()
    {
        var first = new BatchReply(null, 7, 3, 0, []) { StoredBytes = 1_000 };
        var reply = first.Then(BatchReply.Refuse(Domain.Refusals.Refusal.ResourceExhausted("QUARANTINE_FULL", "Full."), 7), 3);

        Assert.Equal((1_000, 7L), (reply.StoredBytes, reply.CommittedSequence));
        Assert.Equal("The first 3 transactions of this batch are stored. Of the others: Full.", reply.Refusal!.Message);
        Assert.Equal(1_500, first.Then(new BatchReply(null, 9, 2, 0, []) { StoredBytes = 500 }, 3).StoredBytes);
    }

    [Fact]
    public async Task WhatIsNotStored_CostsNothing()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        var batch = Next(partner);
        Applied.As(await _client.SubmitAsync(source, batch), accepted: 400);
        for (long sent = 0; sent < 3 * Budget; sent += batch.CalculateSize())
            Applied.As(await _client.SubmitAsync(source, batch), accepted: 0, duplicates: 400);
    }

    [Fact]
    public void Spent_ComesBackEvenlyOverADay()
    {
        var time = new FakeTimeProvider();
        var budget = new SourceBudget(time, 86_400);
        budget.Spend(86_399);
        Assert.Null(budget.WaitFor());
        budget.Spend(101);
        Assert.Equal(TimeSpan.FromSeconds(101), budget.WaitFor());
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(TimeSpan.FromSeconds(1), budget.WaitFor());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(budget.WaitFor());
        time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(0.5, budget.Used, 3);
        time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, budget.Used);
    }

    private static TransactionBatch InEpoch(long epoch, TransactionBatch batch)
    {
        batch.Epoch = epoch;
        return batch;
    }

    private static Transaction Long(string id) => Make.Sale(id).With(sale =>
    {
        var line = sale.Lines[0].Clone();
        line.Sku = new string('s', 60);
        sale.Lines.AddRange(Enumerable.Repeat(line, 900));
    });

    private TransactionBatch Next(string partner) =>
        Make.Keyed(partner, Enumerable.Range(0, 400).Select(_ => Make.Sale($"s{_number++}").With(sale => sale.Attributes["a"] = Padding)));
}
