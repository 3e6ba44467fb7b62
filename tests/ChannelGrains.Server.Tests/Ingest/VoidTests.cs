namespace ChannelGrains.Server.Tests.Ingest;

public sealed class VoidTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    public static TheoryData<SourceMode> Modes => [SourceMode.Keyed, SourceMode.Sequenced];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_AfterItsSale_ReversesItOnItsBusinessDay(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        await lane.SendAsync(Make.Sale("s", amount: 30, at: Make.At("2026-01-31T10:00"), customer: "c", category: "tea"), Make.Sale("t", amount: 5));

        Applied.As(await lane.SendAsync(Make.Void("v", "s", Make.At("2026-03-20T10:00"))), accepted: 1);

        var january = await _client.KpisAsync(lane.Partner, "2026-01-31");
        Assert.Equal((0m, 0L, 0L), (january.Total.Gross.ToDecimal(), january.Total.Transactions, january.Total.UnitsThousandths));
        Assert.Equal(0, (await _client.KpisAsync(lane.Partner, "2026-01")).DistinctCustomers.Value);
        Assert.Equal(5m, await _client.NetAsync(lane.Partner, "2026-03"));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_OfAReturn_GivesTheReturnBack(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        await lane.SendAsync(Make.Sale("s", amount: 30), Make.Return("r", amount: 10));
        Assert.Equal(20m, await _client.NetAsync(lane.Partner));

        Applied.As(await lane.SendAsync(Make.Void("v", "r")), accepted: 1);
        Assert.Equal(30m, await _client.NetAsync(lane.Partner));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_InTheSameBatchAfterItsSale_IsApplied(SourceMode mode)
    {
        var lane = await LaneAsync(mode);

        Applied.As(await lane.SendAsync(Make.Sale("s"), Make.Void("v", "s"), Make.Sale("t")), accepted: 3);
        Assert.Equal(10m, await _client.NetAsync(lane.Partner));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_InTheSameBatchBeforeItsSale_IsAppliedWithIt(SourceMode mode)
    {
        var lane = await LaneAsync(mode);

        var result = await lane.SendAsync(Make.Void("v", "s"), Make.Sale("s"), Make.Sale("t"));

        Assert.Null(result.Error);
        Assert.Equal(10m, await _client.NetAsync(lane.Partner));
        Assert.Empty(await _client.QuarantineAsync(lane.Partner));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_BeforeItsSale_WaitsAndIsAppliedWhenItComes(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        Applied.As(await lane.SendAsync(Make.Void("v", "s")), accepted: 0, duplicates: 0, (0, QuarantineReason.VoidWaiting));
        Assert.Single(await _client.QuarantineAsync(lane.Partner));

        Applied.As(await lane.SendAsync(Make.Sale("s")), accepted: 1);

        Assert.Equal(0m, await _client.NetAsync(lane.Partner));
        Assert.Empty(await _client.QuarantineAsync(lane.Partner));
        Applied.As(await lane.SendAsync(Make.Void("again", "s")), accepted: 0, duplicates: 0, (0, QuarantineReason.AlreadyVoided));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_ASecondOne_IsAlreadyVoided(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        await lane.SendAsync(Make.Sale("s"), Make.Sale("t"), Make.Void("v", "s"));

        Applied.As(await lane.SendAsync(Make.Void("w", "s")), accepted: 0, duplicates: 0, (0, QuarantineReason.AlreadyVoided));
        Applied.As(await lane.SendAsync(Make.Void("x", "t"), Make.Void("y", "t")), accepted: 1, duplicates: 0, (1, QuarantineReason.AlreadyVoided));
        Assert.Equal(0m, await _client.NetAsync(lane.Partner));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_ASecondOneThatWaits_IsAlreadyVoided(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        await lane.SendAsync(Make.Void("v", "s"));

        Applied.As(await lane.SendAsync(Make.Void("w", "s")), accepted: 0, duplicates: 0, (0, QuarantineReason.AlreadyVoided));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_OfItself_IsRefusedByKind(SourceMode mode)
    {
        var lane = await LaneAsync(mode);

        Applied.As(await lane.SendAsync(Make.Void("v", "v"), Make.Sale("s"), Make.Void("w", "w")), accepted: 1, duplicates: 0,
            (0, QuarantineReason.VoidTargetKind), (2, QuarantineReason.VoidTargetKind));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_OfAVoid_IsRefusedByKind(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        await lane.SendAsync(Make.Sale("s"), Make.Void("v", "s"));

        Applied.As(await lane.SendAsync(Make.Void("w", "v"), Make.Sale("t"), Make.Void("x", "t"), Make.Void("y", "x")), accepted: 2, duplicates: 0,
            (0, QuarantineReason.VoidTargetKind), (3, QuarantineReason.VoidTargetKind));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_OfAQuarantinedSale_IsAppliedWhenThatIsReplayed(SourceMode mode)
    {
        var lane = await LaneAsync(mode);
        await lane.SendAsync(Make.Sale("s").With(bad => bad.CurrencyCode = "EUR"));
        Applied.As(await lane.SendAsync(Make.Void("v", "s")), accepted: 0, duplicates: 0, (0, QuarantineReason.VoidWaiting));

        var item = (await _client.QuarantineAsync(lane.Partner)).Single(one => one.Reason == QuarantineReason.Currency);
        var replayed = await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = lane.Partner,
            QuarantineId = item.QuarantineId,
            Corrected = Make.Sale("s"),
            Note = "Yuan.",
        });

        Assert.Equal(QuarantineReason.Unspecified, replayed.Reason);
        Assert.Empty(await _client.QuarantineAsync(lane.Partner));
        Assert.Equal(0m, await _client.NetAsync(lane.Partner));
        Applied.As(await lane.SendAsync(Make.Void("w", "s")), accepted: 0, duplicates: 0, (0, QuarantineReason.AlreadyVoided));
    }

    [Fact]
    public async Task Void_OfAnIdThatWasUsedTwice_ReversesTheOneThatCounts()
    {
        var lane = await LaneAsync(SourceMode.Sequenced);
        await lane.SendAsync(Make.Sale("s", amount: 30), Make.Sale("s", amount: 7));

        Applied.As(await lane.SendAsync(Make.Void("v", "s")), accepted: 1);
        Assert.Equal(0m, await _client.NetAsync(lane.Partner));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Void_InTheBatchOfAnIdThatWasUsedTwice_ReversesTheOneThatCounts(SourceMode mode)
    {
        var lane = await LaneAsync(mode);

        var result = await lane.SendAsync(Make.Sale("s", amount: 30), Make.Sale("s", amount: 7), Make.Void("v", "s"));

        Assert.Equal(2, result.Accepted);
        Assert.Equal(0m, await _client.NetAsync(lane.Partner));
    }

    [Fact]
    public async Task Void_ThroughAnotherSource_DoesNotFindTheSale()
    {
        var (one, other) = (await LaneAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Keyed));
        await one.SendAsync(Make.Sale("s"));

        Applied.As(await _client.SubmitAsync(other, Make.Keyed(one.Partner, Make.Void("v", "s"))), accepted: 0, duplicates: 0, (0, QuarantineReason.VoidWaiting));
        Assert.Equal(10m, await _client.NetAsync(one.Partner));
    }

    [Fact]
    public async Task Void_OfASequencedSaleOfLongAgo_IsFoundOnDisk()
    {
        var lane = await LaneAsync(SourceMode.Sequenced);
        for (var i = 0; i < 3; i++)
            await lane.SendAsync(Make.Sales(i * 1_000, 1_000));

        Applied.As(await lane.SendAsync(Make.Void("v", "s7"), Make.Void("w", "s1500"), Make.Void("x", "s2999")), accepted: 3);
        Assert.Equal(29_970m, await _client.NetAsync(lane.Partner));
    }

    [Fact]
    public async Task Void_InALaterEpoch_FindsTheSaleOfTheOldOne()
    {
        var lane = await LaneAsync(SourceMode.Sequenced);
        await lane.SendAsync(Make.Sale("s"));
        await _client.Ingest.OpenLaneAsync(new OpenLaneRequest { SourceId = lane.Source, PartnerId = lane.Partner, ExpectedEpoch = 1, Reason = "New till." });
        var batch = Make.Numbered(lane.Partner, 1, Make.Void("v", "s"));
        batch.Epoch = 2;

        Applied.As(await _client.SubmitAsync(lane.Source, batch), accepted: 1);
        Assert.Equal(0m, await _client.NetAsync(lane.Partner));
    }

    private async Task<TestLane> LaneAsync(SourceMode mode) =>
        new(_client, await _client.CreateSourceAsync(mode), await _client.CreatePartnerAsync(), mode);
}
