namespace ChannelGrains.Server.Tests.Ingest;

public sealed class KeyedTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await _client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Ids_InAnyOrder_AreApplied()
    {
        Applied.As(await SubmitAsync(Make.Sale("b"), Make.Sale("a")), accepted: 2);
        Applied.As(await SubmitAsync(Make.Sale("d", at: Make.Noon.AddDays(-100)), Make.Sale("c", at: Make.Noon.AddDays(3))), accepted: 2);
        Assert.Equal(40m, await _client.NetAsync(_partner, "2026") + await _client.NetAsync(_partner, "2025"));
    }

    [Fact]
    public async Task Id_WithTheSameContent_IsADuplicateWhateverTheBatch()
    {
        await SubmitAsync(Make.Sale("a"), Make.Sale("b"));
        await SubmitAsync(Make.Sale("c"));

        Applied.As(await SubmitAsync(Make.Sale("c"), Make.Sale("new"), Make.Sale("a")), accepted: 1, duplicates: 2);
        Assert.Equal(40m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Id_WithOtherContent_GoesToQuarantineAndTheRestIsApplied()
    {
        await SubmitAsync(Make.Sale("a"));

        Applied.As(await SubmitAsync(Make.Sale("b"), Make.Sale("a", amount: 11), Make.Sale("c")), accepted: 2, duplicates: 0, (1, QuarantineReason.ContentConflict));
        var item = Assert.Single(await _client.QuarantineAsync(_partner));
        Assert.Equal((QuarantineReason.ContentConflict, "a", 0L), (item.Reason, item.Transaction.TransactionId, item.Sequence));
        Assert.Equal(30m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Conflict_SentAgain_IsKeptOnce()
    {
        await SubmitAsync(Make.Sale("a"));
        await SubmitAsync(Make.Sale("a", amount: 11));

        Applied.As(await SubmitAsync(Make.Sale("a", amount: 11)), accepted: 0, duplicates: 1, (0, QuarantineReason.ContentConflict));
        Assert.Single(await _client.QuarantineAsync(_partner));
        await SubmitAsync(Make.Sale("a", amount: 12));
        Assert.Equal(2, (await _client.QuarantineAsync(_partner)).Count);
    }

    [Fact]
    public async Task Conflict_TwiceInOneBatch_IsKeptOnce()
    {
        await SubmitAsync(Make.Sale("a"));

        await SubmitAsync(Make.Sale("a", amount: 11), Make.Sale("a", amount: 11));

        Assert.Single(await _client.QuarantineAsync(_partner));
    }

    [Fact]
    public async Task Id_TwiceInOneBatch_CountsOnce()
    {
        Applied.As(await SubmitAsync(Make.Sale("a"), Make.Sale("a"), Make.Sale("b"), Make.Sale("a")), accepted: 2, duplicates: 2);
        Assert.Equal(20m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Id_TwiceInOneBatchWithOtherContent_TheFirstCounts()
    {
        Applied.As(await SubmitAsync(Make.Sale("a"), Make.Sale("a", amount: 11)), accepted: 1, duplicates: 0, (1, QuarantineReason.ContentConflict));
        Assert.Equal(10m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Id_OfAQuarantinedTransaction_IsTaken()
    {
        var bad = Make.Sale("a").With(sale => sale.CurrencyCode = "EUR");
        await SubmitAsync(bad);

        Applied.As(await SubmitAsync(bad), accepted: 0, duplicates: 1);
        Applied.As(await SubmitAsync(Make.Sale("a")), accepted: 0, duplicates: 0, (0, QuarantineReason.ContentConflict));
    }

    [Fact]
    public async Task Id_ThroughAnotherSource_IsAnother()
    {
        var other = await _client.CreateSourceAsync(SourceMode.Keyed);
        await SubmitAsync(Make.Sale("a"));

        Applied.As(await _client.SubmitAsync(other, Make.Keyed(_partner, Make.Sale("a"))), accepted: 1);
    }

    [Fact]
    public async Task Id_ForAnotherPartner_IsAnother()
    {
        var other = await _client.CreatePartnerAsync();
        await SubmitAsync(Make.Sale("a"));

        Applied.As(await _client.SubmitAsync(_source, Make.Keyed(other, Make.Sale("a"))), accepted: 1);
    }

    [Fact]
    public async Task Id_SentOnManyStreamsAtOnce_CountsOnce()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.OpenAsync(_source)));
        var results = await Task.WhenAll(sessions.Select(session => session.SubmitAsync(Make.Keyed(_partner, Make.Sales(0, 200)))));
        foreach (var session in sessions)
            await session.DisposeAsync();

        Assert.Equal(200, results.Sum(result => result.Accepted));
        Assert.Equal(7 * 200, results.Sum(result => result.Duplicates));
        Assert.Equal(2_000m, await _client.NetAsync(_partner));
    }

    private Task<BatchResult> SubmitAsync(params IEnumerable<Transaction> transactions) =>
        _client.SubmitAsync(_source, Make.Keyed(_partner, transactions));
}
