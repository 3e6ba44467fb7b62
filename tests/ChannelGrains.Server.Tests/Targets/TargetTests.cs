namespace ChannelGrains.Server.Tests.Targets;

/// <summary>Targets through the API of a server whose clock no test depends on: all of them are for years that are over, or not yet there.</summary>
public sealed class TargetTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Cascade_OfTheSource_ComesOutExactly()
    {
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync());
        var year = (await _client.SetAsync(partner, "2021", 100_000_000)).Cascade;

        Assert.All(year.Parts, quarter => Assert.Equal(25_000_000m, quarter.Target.ToDecimal()));
        Assert.All(year.Parts.SelectMany(quarter => quarter.Parts), month => Assert.Equal(8_333_333, month.Target.Units));
        Assert.All(year.Parts.SelectMany(quarter => quarter.Parts).SelectMany(month => month.Parts), week => Assert.Equal(2_083_333, week.Target.Units));
        Assert.Equal((4, 12, 48), (year.Parts.Count, year.Parts.Sum(quarter => quarter.Parts.Count), year.Parts.Sum(quarter => quarter.Parts.Sum(month => month.Parts.Count))));
        TargetSteps.AddUp(year);
        Assert.Equal(year, (await _client.TargetAsync(partner, "2021")).Cascade);
    }

    [Fact]
    public async Task Attainment_OfStreamedSales_IsThatOfTheSource()
    {
        var (partner, source) = (await _client.CreatePartnerAsync(), await _client.CreateSourceAsync(SourceMode.Keyed));
        await _client.SetAsync(TargetSteps.Partner(partner), "2021", 10_000_000);
        await using (var session = await _client.OpenAsync(source))
        {
            var sales = Enumerable.Range(0, 95).Select(day => Make.Sale($"s{day}", 100_000, Make.At("2021-01-03T10:00").AddDays(3 * day)));
            Applied.As(await session.SubmitAsync(Make.Keyed(partner, sales)), 95);
        }

        var kpis = await _client.KpisAsync(partner, "2021");
        Assert.Equal((9_500_000m, 10_000_000m), (kpis.Total.Net.ToDecimal(), kpis.Target.ToDecimal()));
        TargetSteps.Is("0.950000000000", 9_500_000, 10_000_000, kpis.Attainment);
        var pace = await _client.PaceAsync(TargetSteps.Partner(partner), "2021");
        Assert.Equal(kpis.Attainment, pace.Attainment);
        Assert.Equal((10_000_000m, 365, 0), (pace.Linear.TargetToDate.ToDecimal(), pace.SellingDaysGone, pace.SellingDaysLeft));
        Assert.Null(pace.RequiredPerSellingDay);
    }

    [Fact]
    public async Task Kpis_OfPeriods_HaveTheirTargets()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.SetAsync(TargetSteps.Partner(partner), "2021", 1_200);

        Assert.Equal(300m, (await _client.KpisAsync(partner, "2021-Q2")).Target.ToDecimal());
        Assert.Equal(25m, (await _client.KpisAsync(partner, "2021-02-W4")).Target.ToDecimal());
        Assert.Null((await _client.KpisAsync(partner, "2021-02-03")).Target);
        Assert.Null((await _client.KpisAsync(partner, "2022")).Attainment);
    }

    [Fact]
    public async Task Attainment_OfATargetOfNothing_HasNoValue()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.SetAsync(TargetSteps.Partner(partner), "2021", 0);

        TargetSteps.Is("", 0, 0, (await _client.KpisAsync(partner, "2021")).Attainment);
    }

    [Fact]
    public async Task Watch_OfFigures_ShowsATargetThatIsSet()
    {
        var partner = await _client.CreatePartnerAsync();
        using var call = _client.Kpis.WatchPartnerKpis(new WatchPartnerKpisRequest { PartnerId = partner, Period = "2021" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Null(call.ResponseStream.Current.Kpis.Target);

        await _client.SetAsync(TargetSteps.Partner(partner), "2021", 7);

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(7m, call.ResponseStream.Current.Kpis.Target?.ToDecimal());
    }

    [Fact]
    public async Task Set_Again_IsANewVersionWithAnEtag()
    {
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync());
        var first = (await _client.SetAsync(partner, "2090", 1_200, request => request.RequestId = "first")).Target;
        var second = (await _client.SetAsync(partner, "2090", 2_400, request => request.Etag = first.Etag)).Target;

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(first, (await _client.SetAsync(partner, "2090", 1_200, request => request.RequestId = "first")).Target);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.SetAsync(partner, "2090", 1_201, request => request.RequestId = "first"));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.SetAsync(partner, "2090", 1, request => request.Etag = first.Etag));
        var now = await _client.TargetAsync(partner, "2090");
        Assert.Equal([1_200m, 2_400m], now.Versions.Select(version => version.Amount.ToDecimal()));
        Assert.Equal((second, 1_200m), (now.Target, (await _client.TargetAsync(partner, "2090", 1)).Target.Amount.ToDecimal()));
        Assert.Equal(("local", WeightBasis.Equal, 200m), (now.Target.SetBy, now.Target.Weights.Basis, now.Cascade.Months().First()));
    }

    [Fact]
    public async Task Set_WithASeason_SplitsByIt()
    {
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync());
        var year = (await _client.SetAsync(partner, "2090", 1_300, request => request.Weights = new() { Months = { 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } })).Cascade;

        Assert.Equal((200m, 100m, 400m), (year.Months().First(), year.Months().Last(), year.Parts[0].Target.ToDecimal()));
        TargetSteps.AddUp(year);
    }

    [Fact]
    public async Task Weights_OfLastYear_AreShownBeforeTheyAreSet()
    {
        var (partner, source) = (await _client.CreatePartnerAsync(), await _client.CreateSourceAsync(SourceMode.Keyed));
        var scope = TargetSteps.Partner(partner);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a", 30, Make.At("2021-01-05T10:00")), Make.Sale("b", 10, Make.At("2021-12-05T10:00")), Make.Return("c", 5, Make.At("2021-03-05T10:00"))));

        var preview = await _client.Targets.PreviewWeightsAsync(new() { Scope = scope, Year = "2022" });
        Assert.Equal(("2021-01", 30m, 3_000L), (preview.Months[0].Period, preview.Months[0].Net.ToDecimal(), preview.Months[0].Weight));
        Assert.Equal((-5m, 0L), (preview.Months[2].Net.ToDecimal(), preview.Months[2].Weight));
        TargetSteps.Is("0.750000000000", 3_000, 4_000, preview.Months[0].Share);
        await Refused.WithAsync(StatusCode.InvalidArgument, "WEIGHTS", _client.SetAsync(scope, "2022", 400, request => request.Weights = new() { Basis = WeightBasis.LastYear }));
        await Refused.WithAsync(StatusCode.Aborted, "WEIGHTS_CHANGED", _client.SetAsync(scope, "2022", 400,
            request => request.Weights = new() { Basis = WeightBasis.LastYear, Months = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 } }));

        var year = (await _client.SetAsync(scope, "2022", 400, request => request.Weights = preview.Weights)).Cascade;
        Assert.Equal((300m, 100m, 400m), (year.Months().First(), year.Months().Last(), year.Months().Sum()));
    }

    [Fact]
    public async Task Weights_WithoutSalesLastYear_AreNone() => Assert.Empty(
        (await _client.Targets.PreviewWeightsAsync(new() { Scope = TargetSteps.Partner(await _client.CreatePartnerAsync()), Year = "2022" })).Weights.Months);

    [Fact]
    public async Task Calls_ForWhatIsNotThere_AreRefused()
    {
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync());

        await Refused.WithAsync(StatusCode.NotFound, "TARGET_NOT_SET", _client.Targets.GetTargetAsync(new() { Scope = partner, Year = "2090" }));
        await Refused.WithAsync(StatusCode.NotFound, "TARGET_NOT_SET", _client.Targets.GetPaceAsync(new() { Scope = TargetSteps.Region("nowhere"), Period = "2090" }));
        await Refused.WithAsync(StatusCode.NotFound, "TARGET_NOT_SET", _client.Targets.GetAllocationAsync(new() { Scope = TargetSteps.Region("nowhere"), Year = "2090" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.SetAsync(TargetSteps.Partner("nobody"), "2090", 1));
        await Refused.WithAsync(StatusCode.InvalidArgument, "YEAR", _client.SetAsync(partner, "2090-Q1", 1));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", _client.SetAsync(new TargetScope(), "2090", 1));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", _client.SetAsync(new TargetScope { Company = false }, "2090", 1));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_REGION", _client.SetAsync(TargetSteps.Region(""), "2090", 1));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", _client.SetAsync(new TargetScope { ChannelType = (ChannelType)9 }, "2090", 1));
        await _client.SetAsync(partner, "2090", 1);
        await Refused.WithAsync(StatusCode.InvalidArgument, "VERSION", _client.Targets.GetTargetAsync(new() { Scope = partner, Year = "2090", Version = 2 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Targets.GetPaceAsync(new() { Scope = TargetSteps.Region("nowhere"), Period = "2090-01-W1" }));
    }

    [Fact]
    public async Task Set_OfATerminatedPartner_IsRefused()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Partners.TerminatePartnerAsync(new() { PartnerId = partner, Reason = "gone", EffectiveFrom = "2020-01-01" });

        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", _client.SetAsync(TargetSteps.Partner(partner), "2090", 1));
    }

    [Fact]
    public async Task Pace_OfARegion_FollowsTheLiveViews()
    {
        var trade = await Trade.BeginAsync(_client);
        var region = TargetSteps.Region(trade.Region);
        await _client.SetAsync(region, "2021", 1_000);
        await trade.SellAsync(await trade.PartnerAsync("a"), 400, on: "2021-03-05T12:00");
        await trade.SellAsync(await trade.PartnerAsync("b"), 550, on: "2021-11-05T12:00", below: "north");

        await Eventually.TrueAsync(async () => (await _client.PaceAsync(region, "2021")).Net.ToDecimal() == 950);
        TargetSteps.Is("0.950000000000", 950, 1_000, (await _client.PaceAsync(region, "2021")).Attainment);
        Assert.Equal((400m, 250m), ((await _client.PaceAsync(region, "2021-Q1")).Net.ToDecimal(), (await _client.PaceAsync(region, "2021-Q1")).Target.ToDecimal()));
    }

    [Fact]
    public async Task List_OfAYear_HasEachScopeOnce()
    {
        var partners = new[] { await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync() };
        const string Year = "2077";
        await _client.SetAsync(TargetSteps.Region("一/二"), Year, 3);
        await _client.SetAsync(new TargetScope { ChannelType = ChannelType.Direct }, Year, 2);
        await _client.SetAsync(TargetSteps.Company, Year, 1);
        foreach (var partner in partners)
            await _client.SetAsync(TargetSteps.Partner(partner), Year, 4);
        await _client.SetAsync(TargetSteps.Partner(partners[0]), Year, 5);

        var listed = new List<Target>();
        var request = new ListTargetsRequest { Year = Year, PageSize = 2 };
        do
        {
            var page = await _client.Targets.ListTargetsAsync(request);
            listed.AddRange(page.Targets);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([1m, 2m, 3m, 5m, 4m], listed.Select(target => target.Amount.ToDecimal()));
        Assert.Equal(partners, listed.Skip(3).Select(target => target.Scope.PartnerId));
        Assert.Equal(2, listed[3].Version);
    }
}
