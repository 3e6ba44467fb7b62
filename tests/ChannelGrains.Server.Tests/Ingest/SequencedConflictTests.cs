namespace ChannelGrains.Server.Tests.Ingest;

public sealed class SequencedConflictTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _source = await _client.CreateSourceAsync(SourceMode.Sequenced);
        _partner = await _client.CreatePartnerAsync();
        await SubmitAsync(1, Make.Sales(1, 10));
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Number_WithOtherContent_RefusesTheWholeBatch()
    {
        await using var session = await _client.OpenAsync(_source);
        var result = await session.SubmitAsync(Make.Numbered(_partner, 9, [Make.Sale("s9"), Make.Sale("s10", amount: 11), Make.Sale("s11")]));

        Assert.Equal("10", Refused.With(StatusCode.AlreadyExists, "CONTENT_CONFLICT", result).Metadata["sequence"]);
        Assert.Equal(10, result.CommittedSequence);
        Assert.Equal(100m, await _client.NetAsync(_partner));
        Applied.As(await session.SubmitAsync(Make.Numbered(_partner, 11, Make.Sale("s11"))), accepted: 1);
    }

    [Fact]
    public async Task Number_WithOtherContent_IsKeptOnceAsEvidence()
    {
        for (var i = 0; i < 3; i++)
            await ConflictAsync(10, Make.Sale("s10", amount: 11 + i));
        await ConflictAsync(4, Make.Sale("other"));

        Assert.True((await LaneAsync()).ConflictSeen);
        var item = Assert.Single(await _client.QuarantineAsync(_partner));
        Assert.Equal((QuarantineReason.ContentConflict, 10L, "s10"), (item.Reason, item.Sequence, item.Transaction.TransactionId));
        Assert.Equal(11_000_000, Assert.Single(item.Transaction.Lines).AmountMicros);
    }

    [Fact]
    public async Task ConflictSeen_WithoutConflict_IsFalse() => Assert.False((await LaneAsync()).ConflictSeen);

    [Fact]
    public async Task ConflictSeen_InTheNextEpoch_StartsFalseAndEvidenceIsKeptAgain()
    {
        await ConflictAsync(10, Make.Sale("s10", amount: 11));
        await _client.Ingest.OpenLaneAsync(new OpenLaneRequest { SourceId = _source, PartnerId = _partner, ExpectedEpoch = 1, Reason = "New till." });
        Assert.False((await LaneAsync()).ConflictSeen);
        await SubmitAsync(1, [Make.Sale("t1")], epoch: 2);

        await ConflictAsync(1, Make.Sale("t2"), epoch: 2);

        Assert.True((await LaneAsync()).ConflictSeen);
        Assert.Equal(2, (await _client.QuarantineAsync(_partner)).Count);
    }

    [Fact]
    public async Task Evidence_OfAConflict_HasNoCustomerInClear()
    {
        await ConflictAsync(10, Make.Sale("s10", customer: "Li Lei"));

        Assert.DoesNotContain("Li Lei", Assert.Single(await _client.QuarantineAsync(_partner)).ToString(), StringComparison.Ordinal);
    }

    private async Task ConflictAsync(long number, Transaction transaction, long epoch = 1) =>
        await Refused.WithAsync(StatusCode.AlreadyExists, "CONTENT_CONFLICT", _client.Ingest.SubmitTransactionsAsync(
            new SubmitTransactionsRequest { SourceId = _source, Batch = Batch(number, [transaction], epoch) }));

    private Task<BatchResult> SubmitAsync(long first, IEnumerable<Transaction> transactions, long epoch = 1) =>
        _client.SubmitAsync(_source, Batch(first, transactions, epoch));

    private TransactionBatch Batch(long first, IEnumerable<Transaction> transactions, long epoch)
    {
        var batch = Make.Numbered(_partner, first, transactions);
        batch.Epoch = epoch;
        return batch;
    }

    private Task<Lane> LaneAsync() => _client.GetLaneAsync(_source, _partner);
}
