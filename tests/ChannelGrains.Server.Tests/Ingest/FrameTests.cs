using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Ingest;

public sealed class FrameTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Frame_OfSeveralPartners_HasOneResultPerBatchAndIsCompletedOnce()
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));
        var batches = new List<TransactionBatch>();
        for (var i = 0; i < 20; i++)
            batches.Add(Make.Keyed(await _client.CreatePartnerAsync(), Make.Sale("s1")));

        for (var frame = 0; frame < 10; frame++)
            await session.SendAsync(batches.Select((batch, i) => Make.Keyed(batch.PartnerId, Make.Sale($"f{frame}-{i}"))));
        await session.CompleteAsync();
        await session.ReadToEndAsync();

        Assert.Equal(10, session.FramesCompleted);
        Assert.Equal(200, session.Results.Count);
        Assert.All(session.Results.Values, result => Applied.As(result, accepted: 1));
    }

    [Fact]
    public async Task Frame_TwoBatchesOfOnePartner_EndsTheStreamAndStoresNothing()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await _client.CreatePartnerAsync();
        await using var session = await _client.OpenAsync(source);
        await session.SendAsync(Make.Keyed(partner, Make.Sale("s1")), Make.Keyed(partner, Make.Sale("s2")));

        Refused.With(StatusCode.InvalidArgument, "PARTNER_TWICE", await session.ReadToErrorAsync());
        Assert.Equal(0, (await _client.GetLaneAsync(source, partner)).AcceptedCount);
    }

    [Fact]
    public async Task Frame_WithoutBatches_EndsTheStream()
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));
        await session.SendAsync();

        Refused.With(StatusCode.InvalidArgument, "FRAME_EMPTY", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Frame_OfGarbage_EndsTheStream()
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));
        await session.SendRawAsync([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x02]);

        Refused.With(StatusCode.InvalidArgument, "FRAME_EXPECTED", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Frame_WithGarbageInABatch_EndsTheStream()
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));
        // Field 2 (frame), in it field 1 (a batch) of two bytes, in it a length-delimited field that is longer than the batch.
        await session.SendRawAsync([0x12, 0x04, 0x0A, 0x02, 0x12, 0x7F]);

        Refused.With(StatusCode.InvalidArgument, "MALFORMED", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Frame_WithAGarbageTransaction_EndsTheStreamAndStoresNothing()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await _client.CreatePartnerAsync();
        await using var session = await _client.OpenAsync(source);
        var batch = Make.Keyed(partner, Make.Sale("s1"));
        // Field 5, a transaction of three bytes: a string that says it is 127 bytes long.
        byte[] garbage = [.. batch.ToByteArray(), 0x2A, 0x03, 0x0A, 0x7F, 0x41];
        byte[] frame = [0x0A, (byte)garbage.Length, .. garbage];
        await session.SendRawAsync([0x12, (byte)frame.Length, .. frame]);

        Refused.With(StatusCode.InvalidArgument, "MALFORMED", await session.ReadToErrorAsync());
        Assert.Equal(0, (await _client.GetLaneAsync(source, partner)).AcceptedCount);
    }

    [Fact]
    public async Task Frame_OfTenMegabytes_EndsTheStreamAndLeavesOthersAlone()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await _client.CreatePartnerAsync();
        await using var other = await _client.OpenAsync(source);
        await using var session = await _client.OpenAsync(source);
        try
        {
            await session.SendRawAsync(new byte[10 << 20]);
        }
        catch (RpcException)
        {
            // The server may end the stream before all of it is sent.
        }

        Assert.Equal(StatusCode.ResourceExhausted, (await session.ReadToErrorAsync()).StatusCode);
        Applied.As(await other.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
    }

    [Fact]
    public async Task Frame_WithTooManyTransactions_EndsTheStream()
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));
        var (one, other) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync());
        await session.SendAsync(Make.Keyed(one, Make.Sales(0, 4_096)), Make.Keyed(other, Make.Sale("s1")));

        Refused.With(StatusCode.InvalidArgument, "FRAME_TOO_LARGE", await session.ReadToErrorAsync());
        Assert.Equal(0m, await _client.NetAsync(one));
    }

    [Fact]
    public async Task Frame_WithARefusedBatch_OtherLanesGoOn()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Sequenced);
        var (good, gap) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        var (first, second, third) = (Make.Numbered(gap, 5, Make.Sale("s5")), Make.Numbered("no-such-partner", 1, Make.Sale("s1")), Make.Numbered(good, 1, Make.Sale("s1")));
        await session.SendAsync(first, second, third);

        Refused.With(StatusCode.OutOfRange, "LANE_GAP", await session.ResultAsync(first));
        Refused.With(StatusCode.NotFound, "PARTNER_NOT_FOUND", await session.ResultAsync(second));
        Applied.As(await session.ResultAsync(third), accepted: 1);
        Assert.Equal(1, session.FramesCompleted);
        Applied.As(await session.SubmitAsync(Make.Numbered(good, 2, Make.Sale("s2"))), accepted: 1);
    }

    [Fact]
    public async Task Frame_WithAnEmptyBatch_IsAnErrorResult()
    {
        var partner = await _client.CreatePartnerAsync();
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));

        Refused.With(StatusCode.InvalidArgument, "BATCH_EMPTY", await session.SubmitAsync(Make.Keyed(partner)));
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
    }

    [Fact]
    public async Task Frame_ForAnUnknownPartner_StoresNothing()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var partner = TestClient.NewId("partner");
        await using var session = await _client.OpenAsync(source);
        Refused.With(StatusCode.NotFound, "PARTNER_NOT_FOUND", await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))));

        await _client.CreatePartnerAsync(request => request.PartnerId = partner);

        Assert.Equal(0m, await _client.NetAsync(partner));
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bad id")]
    [InlineData("成都")]
    public async Task Frame_ForAnImpossiblePartner_IsNotFound(string partner)
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));

        Refused.With(StatusCode.NotFound, "PARTNER_NOT_FOUND", await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))));
    }

    [Fact]
    public async Task Frame_NumberedForAKeyedSource_IsLaneMode()
    {
        var partner = await _client.CreatePartnerAsync();
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));

        Refused.With(StatusCode.FailedPrecondition, "LANE_MODE", await session.SubmitAsync(Make.Numbered(partner, 1, Make.Sale("s1"))));
    }

    [Fact]
    public async Task Frame_UnnumberedForASequencedSource_IsLaneMode()
    {
        var partner = await _client.CreatePartnerAsync();
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Sequenced));

        Refused.With(StatusCode.FailedPrecondition, "LANE_MODE", await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))));
    }
}
