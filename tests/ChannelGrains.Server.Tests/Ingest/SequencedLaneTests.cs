namespace ChannelGrains.Server.Tests.Ingest;

public sealed class SequencedLaneTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";
    private IngestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _source = await _client.CreateSourceAsync(SourceMode.Sequenced);
        _partner = await _client.CreatePartnerAsync();
        _session = await _client.OpenAsync(_source);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Numbers_WithoutHoles_AreAppliedAndCommitted()
    {
        var first = await SendAsync(1, Make.Sales(1, 3));
        var second = await SendAsync(4, Make.Sales(4, 2));

        Applied.As(first, accepted: 3);
        Applied.As(second, accepted: 2);
        Assert.Equal((3, 5), (first.CommittedSequence, second.CommittedSequence));
        Assert.Equal(50m, await _client.NetAsync(_partner));
    }

    [Theory]
    [InlineData(1, 10, 0, 10)]
    [InlineData(3, 2, 0, 2)]
    [InlineData(10, 1, 0, 1)]
    [InlineData(8, 5, 2, 3)]
    [InlineData(1, 12, 2, 10)]
    public async Task Numbers_TakenBefore_AreDuplicatesWhateverTheBoundaries(int first, int count, int accepted, int duplicates)
    {
        await SendAsync(1, Make.Sales(1, 4));
        await SendAsync(5, Make.Sales(5, 6));

        var again = await SendAsync(first, Make.Sales(first, count));

        Applied.As(again, accepted, duplicates);
        Assert.Equal(10 + accepted, again.CommittedSequence);
        Assert.Equal(100m + 10m * accepted, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Numbers_OfAnyAge_AreFoundAgain()
    {
        const int records = 150;
        for (var i = 0; i < records; i++)
            await SendAsync(i * 3 + 1, Make.Sales(i * 3 + 1, 3));
        var oldest = await SendAsync(1, Make.Sales(1, 1));
        var middle = await SendAsync(200, Make.Sales(200, 50));

        Applied.As(oldest, accepted: 0, duplicates: 1);
        Applied.As(middle, accepted: 0, duplicates: 50);
        Assert.Equal(records * 3, middle.CommittedSequence);
    }

    [Fact]
    public async Task Number_AfterAHole_IsOutOfRangeWithTheExpectedOne()
    {
        await SendAsync(1, Make.Sales(1, 3));

        var gap = await SendAsync(5, Make.Sales(5, 1));

        Assert.Equal("4", Refused.With(StatusCode.OutOfRange, "LANE_GAP", gap).Metadata["expected_sequence"]);
        Assert.Equal(3, gap.CommittedSequence);
        Assert.Equal(30m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Number_AfterAHole_LaterBatchesInFlightGetTheSame()
    {
        await SendAsync(1, Make.Sales(1, 1));
        TransactionBatch[] flight = [.. Enumerable.Range(3, 5).Select(number => Make.Numbered(_partner, number, Make.Sales(number, 1)))];
        foreach (var batch in flight)
            await _session.SendAsync(batch);

        foreach (var batch in flight)
            Assert.Equal("2", Refused.With(StatusCode.OutOfRange, "LANE_GAP", await _session.ResultAsync(batch)).Metadata["expected_sequence"]);
        Applied.As(await SendAsync(2, Make.Sales(2, 6)), accepted: 6);
    }

    [Fact]
    public async Task Batches_InFlight_AreAppliedInOrder()
    {
        TransactionBatch[] flight = [.. Enumerable.Range(0, 60).Select(i => Make.Numbered(_partner, i * 2 + 1, Make.Sales(i * 2 + 1, 2)))];
        foreach (var batch in flight)
            await _session.SendAsync(batch);

        for (var i = 0; i < flight.Length; i++)
            Assert.Equal(i * 2 + 2, (await _session.ResultAsync(flight[i])).CommittedSequence);
    }

    [Fact]
    public async Task Transaction_Bad_ConsumesItsNumberAndTheRestIsApplied()
    {
        var result = await SendAsync(1, [Make.Sale("s1"), Make.Sale("s2").With(bad => bad.CurrencyCode = "EUR"), Make.Sale("s3")]);

        Applied.As(result, accepted: 2, duplicates: 0, (1, QuarantineReason.Currency));
        Assert.Equal("s2", Assert.Single(result.Items).TransactionId);
        Assert.Equal(3, result.CommittedSequence);
        var item = Assert.Single(await _client.QuarantineAsync(_partner));
        Assert.Equal((_source, 2L, "s2"), (item.SourceId, item.Sequence, item.Transaction.TransactionId));
        Applied.As(await SendAsync(4, Make.Sales(4, 1)), accepted: 1);
    }

    [Fact]
    public async Task Transaction_BadSentAgain_IsADuplicateAndIsKeptOnce()
    {
        Transaction[] batch = [Make.Sale("s1"), Make.Sale("s2").With(bad => bad.CurrencyCode = "EUR")];
        await SendAsync(1, batch);

        Applied.As(await SendAsync(1, batch), accepted: 0, duplicates: 2);
        Assert.Single(await _client.QuarantineAsync(_partner));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -7)]
    [InlineData(1, long.MaxValue)]
    public async Task Number_BelowOneOrTooLarge_IsRefused(long epoch, long first)
    {
        var batch = Make.Numbered(_partner, first, Make.Sale("s1"));
        batch.Epoch = epoch;

        Refused.With(StatusCode.InvalidArgument, "LANE_NUMBER", await _session.SubmitAsync(batch));
    }

    [Fact]
    public async Task Sources_OfOnePartner_CountApart()
    {
        var other = await _client.CreateSourceAsync(SourceMode.Sequenced);
        await SendAsync(1, Make.Sales(1, 3));

        Applied.As(await _client.SubmitAsync(other, Make.Numbered(_partner, 1, Make.Sales(1, 2))), accepted: 2);
        Assert.Equal(50m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task TransactionId_UsedAShortWhileAgo_GoesToQuarantine()
    {
        await SendAsync(1, [Make.Sale("s1"), Make.Sale("twice"), Make.Sale("twice", amount: 5)]);

        var result = await SendAsync(4, [Make.Sale("s1", amount: 7), Make.Sale("s5")]);

        Applied.As(result, accepted: 1, duplicates: 0, (0, QuarantineReason.TransactionIdReused));
        Assert.Equal(2, (await _client.QuarantineAsync(_partner)).Count(item => item.Reason == QuarantineReason.TransactionIdReused));
        Assert.Equal(30m, await _client.NetAsync(_partner));
    }

    private Task<BatchResult> SendAsync(long first, IEnumerable<Transaction> transactions) =>
        _session.SubmitAsync(Make.Numbered(_partner, first, transactions));
}
