namespace ChannelGrains.Server.Tests.Ingest;

public sealed class LaneEpochTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _source = await _client.CreateSourceAsync(SourceMode.Sequenced);
        _partner = await _client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task OpenLane_KnownEpoch_StartsTheNextAtNumberOne()
    {
        await SubmitAsync(1, 1, Make.Sales(1, 5));

        var lane = await OpenAsync(1);

        Assert.Equal((2, 0), (lane.Epoch, lane.CommittedSequence));
        Applied.As(await SubmitAsync(2, 1, Make.Sales(101, 2)), accepted: 2);
        Assert.Equal(70m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Batch_OfAnOldEpoch_IsFenced()
    {
        await SubmitAsync(1, 1, Make.Sales(1, 5));
        await OpenAsync(1);

        foreach (var first in new[] { 1, 6 })
        {
            var refused = await Refused.WithAsync(StatusCode.FailedPrecondition, "LANE_FENCED", Submit(1, first, Make.Sales(first, 1)));
            Assert.Equal("2", refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Metadata["epoch"]);
        }
        Assert.Equal(50m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Batch_OfAnEpochThatIsNotOpen_IsLaneEpoch() =>
        await Refused.WithAsync(StatusCode.FailedPrecondition, "LANE_EPOCH", Submit(2, 1, Make.Sales(1, 1)));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task OpenLane_OtherEpochThanTheCurrent_IsLaneEpoch(int expected)
    {
        await SubmitAsync(1, 1, Make.Sales(1, 1));

        await Refused.WithAsync(StatusCode.FailedPrecondition, "LANE_EPOCH", Open(expected));
    }

    [Fact]
    public async Task OpenLane_OfALaneThatSentNothing_IsEpochOne()
    {
        Assert.Equal(1, (await OpenAsync(0)).Epoch);
        Applied.As(await SubmitAsync(1, 1, Make.Sales(1, 1)), accepted: 1);
    }

    [Fact]
    public async Task OpenLane_SameRequest_SameAnswerAndOneEpoch()
    {
        await SubmitAsync(1, 1, Make.Sales(1, 1));
        var first = await OpenAsync(1, "r1");

        Assert.Equal(first, await OpenAsync(1, "r1"));
        Assert.Equal(2, (await _client.GetLaneAsync(_source, _partner)).Epoch);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", Open(2, "r1"));
    }

    [Fact]
    public async Task OpenLane_OfAKeyedSource_IsLaneMode()
    {
        var keyed = await _client.CreateSourceAsync(SourceMode.Keyed);

        await Refused.WithAsync(StatusCode.FailedPrecondition, "LANE_MODE", _client.Ingest.OpenLaneAsync(
            new OpenLaneRequest { SourceId = keyed, PartnerId = _partner, Reason = "Try." }));
    }

    [Fact]
    public async Task OpenLane_OfUnknownPartnerOrSource_IsNotFound()
    {
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Ingest.OpenLaneAsync(
            new OpenLaneRequest { SourceId = _source, PartnerId = "no-such-partner", Reason = "Try." }));
        await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", _client.Ingest.OpenLaneAsync(
            new OpenLaneRequest { SourceId = "no-such-source", PartnerId = _partner, Reason = "Try." }));
    }

    [Fact]
    public async Task GetLane_ThatSentNothing_IsEpochZero()
    {
        var lane = await _client.GetLaneAsync(_source, _partner);

        Assert.Equal((_source, _partner, 0L, 0L, ""), (lane.SourceId, lane.PartnerId, lane.Epoch, lane.CommittedSequence, lane.LastTransactionId));
        Assert.Null(lane.LastSeenAt);
    }

    [Fact]
    public async Task GetLane_AfterBatches_SaysWhereToGoOn()
    {
        var before = DateTime.UtcNow.AddSeconds(-1);
        await SubmitAsync(1, 1, [Make.Sale("s1"), Make.Sale("s2").With(bad => bad.CurrencyCode = "EUR"), Make.Sale("s3")]);
        await SubmitAsync(1, 1, [Make.Sale("s1")]);

        var lane = await _client.GetLaneAsync(_source, _partner);

        Assert.Equal((1L, 3L, "s3"), (lane.Epoch, lane.CommittedSequence, lane.LastTransactionId));
        Assert.Equal((2L, 1L, 1L), (lane.AcceptedCount, lane.QuarantinedCount, lane.JournalIncarnation));
        Assert.NotEqual(0ul, lane.LastContentHash);
        Assert.InRange(lane.LastSeenAt.ToDateTime(), before, DateTime.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task GetLane_OfAKeyedSource_CountsWithoutNumbers()
    {
        var keyed = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(keyed, Make.Keyed(_partner, Make.Sales(1, 3)));

        var lane = await _client.GetLaneAsync(keyed, _partner);

        Assert.Equal((0L, 0L, 3L, "s3"), (lane.Epoch, lane.CommittedSequence, lane.AcceptedCount, lane.LastTransactionId));
    }

    [Fact]
    public async Task ListLanes_OfAPartner_AreAllBySourceId()
    {
        var other = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(other, Make.Keyed(_partner, Make.Sale("a")));
        await SubmitAsync(1, 1, Make.Sales(1, 2));

        var lanes = (await _client.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = _partner })).Lanes;

        Assert.Equal([_source, other], lanes.Select(lane => lane.SourceId));
        Assert.Equal(await _client.GetLaneAsync(_source, _partner), lanes[0]);
    }

    [Fact]
    public async Task ListLanes_OfAnUnknownPartner_IsNotFound() => await Refused.WithAsync(
        StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = "no-such-partner" }));

    private async Task<Lane> OpenAsync(long expected, string requestId = "") => (await Open(expected, requestId)).Lane;

    private AsyncUnaryCall<OpenLaneResponse> Open(long expected, string requestId = "") => _client.Ingest.OpenLaneAsync(
        new OpenLaneRequest { SourceId = _source, PartnerId = _partner, ExpectedEpoch = expected, Reason = "New till.", RequestId = requestId });

    private async Task<BatchResult> SubmitAsync(long epoch, long first, IEnumerable<Transaction> transactions) => (await Submit(epoch, first, transactions)).Result;

    private AsyncUnaryCall<SubmitTransactionsResponse> Submit(long epoch, long first, IEnumerable<Transaction> transactions)
    {
        var batch = Make.Numbered(_partner, first, transactions);
        batch.Epoch = epoch;
        return _client.Ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = _source, Batch = batch });
    }
}
