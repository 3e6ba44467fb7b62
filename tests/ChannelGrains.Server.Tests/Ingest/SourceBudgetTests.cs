using Google.Rpc;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Bytes that one source may have stored in a day: it cannot fill the disk for all.</summary>
public sealed class SourceBudgetTests : IAsyncLifetime
{
    private const int Budget = 1 << 20;
    private static readonly string Padding = new('x', 250);

    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(new DateTimeOffset(2026, 3, 6, 0, 0, 0, TimeSpan.Zero));
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Ingest:SourceBytesPerDay"] = $"{Budget}" }, time: _time);
        _client = new TestClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Source_ThatHasSentItsBytes_IsRefusedUntilTheyAreThereAgain_OthersGoOn()
    {
        var (source, other, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        long sent = 0;
        var number = 0;
        BatchResult result;
        for (var batch = Next(); (result = await session.SubmitAsync(batch)).Error is null; batch = Next())
            sent += batch.CalculateSize();

        Refused.With(StatusCode.ResourceExhausted, "SOURCE_BUDGET", result);
        Assert.InRange(sent, Budget, Budget + 200_000);
        Refused.With(StatusCode.ResourceExhausted, "SOURCE_BUDGET", await Assert.ThrowsAsync<RpcException>(() => _client.SubmitAsync(source, Next())));
        Applied.As(await _client.SubmitAsync(other, Make.Keyed(partner, Make.Sale("s"))), accepted: 1);

        _time.Advance(result.Error!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan());
        Assert.Null((await session.SubmitAsync(Next())).Error);
        Assert.NotNull((await session.SubmitAsync(Next())).Error);
        _time.Advance(TimeSpan.FromDays(1));
        for (long again = 0; again < Budget - 200_000;)
        {
            var batch = Next();
            Assert.Null((await session.SubmitAsync(batch)).Error);
            again += batch.CalculateSize();
        }

        TransactionBatch Next() => Make.Keyed(partner, Enumerable.Range(0, 400).Select(_ => Make.Sale($"s{number++}").With(sale => sale.Attributes["a"] = Padding)));
    }

    [Fact]
    public async Task WhatIsNotStored_CostsNothing()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        var batch = Make.Keyed(partner, Enumerable.Range(0, 400).Select(number => Make.Sale($"s{number}").With(sale => sale.Attributes["a"] = Padding)));
        Applied.As(await _client.SubmitAsync(source, batch), accepted: 400);
        for (long sent = 0; sent < 3 * Budget; sent += batch.CalculateSize())
            Applied.As(await _client.SubmitAsync(source, batch), accepted: 0, duplicates: 400);
    }
}
