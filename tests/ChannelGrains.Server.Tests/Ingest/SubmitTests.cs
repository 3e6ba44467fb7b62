namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>SubmitTransactions has the rules of the stream; a refused batch is the call's own error.</summary>
public sealed class SubmitTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Submit_Batch_AnswersItsResult()
    {
        var partner = await _client.CreatePartnerAsync();
        var batch = Make.Keyed(partner, Make.Sale("a"), Make.Sale("b").With(bad => bad.CurrencyCode = "EUR"));

        var result = await _client.SubmitAsync(await _client.CreateSourceAsync(SourceMode.Keyed), batch);

        Applied.As(result, accepted: 1, duplicates: 0, (1, QuarantineReason.Currency));
        Assert.Equal(batch.BatchId, result.BatchId);
    }

    [Fact]
    public async Task Submit_AndStream_AreOneLane()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        await _client.SubmitAsync(source, Make.Numbered(partner, 1, Make.Sales(1, 2)));

        Applied.As(await session.SubmitAsync(Make.Numbered(partner, 2, Make.Sales(2, 2))), accepted: 1, duplicates: 1);
    }

    [Fact]
    public async Task Submit_AThousand_IsTakenAndOneMoreIsRefused()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());

        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sales(0, 1_000))), accepted: 1_000);
        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, "BATCH_TOO_LARGE", Submit(source, Make.Keyed(partner, Make.Sales(0, 1_001))));
        Assert.Equal("batch.transactions", Refused.Field(refused));
    }

    [Fact]
    public async Task Submit_Gap_IsOutOfRangeWithTheExpectedNumber()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());

        var refused = await Refused.WithAsync(StatusCode.OutOfRange, "LANE_GAP", Submit(source, Make.Numbered(partner, 2, Make.Sale("s2"))));

        Assert.Equal("1", refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Metadata["expected_sequence"]);
    }

    [Fact]
    public async Task Submit_WrongOrMissingParts_IsRefused()
    {
        var (keyed, sequenced) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Sequenced));
        var partner = await _client.CreatePartnerAsync();

        await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", Submit("no-such-source", Make.Keyed(partner, Make.Sale("a"))));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Submit(keyed, Make.Keyed("no-such-partner", Make.Sale("a"))));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", Submit(keyed, null));
        await Refused.WithAsync(StatusCode.InvalidArgument, "BATCH_EMPTY", Submit(keyed, Make.Keyed(partner)));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "LANE_MODE", Submit(sequenced, Make.Keyed(partner, Make.Sale("a"))));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "LANE_MODE", Submit(keyed, Make.Numbered(partner, 1, Make.Sale("a"))));
    }

    [Fact]
    public async Task Submit_ForAPartnerThatTheSourceMayNot_IsDenied()
    {
        var (allowed, other) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync());
        var source = await _client.CreateSourceAsync(SourceMode.Keyed, one => one.AllowedPartnerIds.Add(allowed));

        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", Submit(source, Make.Keyed(other, Make.Sale("a"))));
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(allowed, Make.Sale("a"))), accepted: 1);
    }

    [Fact]
    public async Task Stream_ForAPartnerThatTheSourceMayNot_EndsAndStoresNothingOfTheFrame()
    {
        var (allowed, other) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync());
        var source = await _client.CreateSourceAsync(SourceMode.Keyed, one => one.AllowedPartnerIds.Add(allowed));
        await using var session = await _client.OpenAsync(source);
        await session.SendAsync(Make.Keyed(allowed, Make.Sale("a")), Make.Keyed(other, Make.Sale("a")));

        Refused.With(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", await session.ReadToErrorAsync());
        Assert.Equal(0m, await _client.NetAsync(allowed));
    }

    private AsyncUnaryCall<SubmitTransactionsResponse> Submit(string source, TransactionBatch? batch) =>
        _client.Ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = source, Batch = batch });
}
