using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Programmes;

/// <summary>There is one programme per server, so these tests have one of their own.</summary>
public sealed class ProgrammeTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _client = new TestClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Get_BeforeAnythingWasSet_IsTheDefault()
    {
        var programme = await GetAsync();

        Assert.Equal(("CNY", "Asia/Shanghai", 1, WeekScheme.MonthQuarters), (programme.CurrencyCode, programme.TimeZone, programme.FiscalYearStartMonth, programme.WeekScheme));
        Assert.Equal(0, programme.Version);
    }

    [Fact]
    public async Task Update_Masked_HasVersionsEtagsAndRequestIds()
    {
        var first = (await Update(new Programme { DisplayName = "渠道", FiscalYearStartMonth = 4 }, "r", "display_name")).Programme;

        Assert.Equal(("渠道", 1, 1L), (first.DisplayName, first.FiscalYearStartMonth, first.Version));
        Assert.Equal(first, (await Update(new Programme { DisplayName = "渠道", FiscalYearStartMonth = 4 }, "r", "display_name")).Programme);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", Update(new Programme { DisplayName = "Other" }, "r", "display_name"));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", Update(new Programme { DisplayName = "Other", Etag = "0" }, "", "display_name"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "MASK_EMPTY", Update(new Programme(), ""));
        await Refused.WithAsync(StatusCode.InvalidArgument, "MASK_PATH_UNKNOWN", Update(new Programme(), "", "version"));
        Assert.Equal(first, await GetAsync());
    }

    [Fact]
    public async Task Update_AfterADevelopmentPlan_AnswersWithTheEtagThatIsRead()
    {
        await _client.Programme.SetDevelopmentPlanAsync(new SetDevelopmentPlanRequest { Plan = new DevelopmentPlan { Period = "2026-03", TargetRate = "0.3" } });

        var updated = (await Update(new Programme { DisplayName = "渠道" }, "r", "display_name")).Programme;

        Assert.Equal(2, updated.Version);
        Assert.Equal(updated, await GetAsync());
        Assert.Equal(updated, (await Update(new Programme { DisplayName = "渠道" }, "r", "display_name")).Programme);
    }

    [Theory]
    [InlineData("currency_code", "CURRENCY_UNKNOWN")]
    [InlineData("time_zone", "TIME_ZONE_UNKNOWN")]
    [InlineData("fiscal_year_start_month", "FISCAL_YEAR_START_MONTH")]
    [InlineData("week_scheme", "WEEK_SCHEME")]
    public async Task Update_WithABadValue_NamesTheField(string path, string reason)
    {
        var bad = new Programme { CurrencyCode = "XXQ", TimeZone = "Mars", FiscalYearStartMonth = 13 };

        Assert.Equal("programme." + path, Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, Update(bad, "", path))));
    }

    [Fact]
    public async Task Currency_OnceAPartnerExists_IsFixed()
    {
        Assert.Equal("EUR", (await Update(new Programme { CurrencyCode = "EUR" }, "", "currency_code")).Programme.CurrencyCode);
        await _client.CreatePartnerAsync();

        await Refused.WithAsync(StatusCode.FailedPrecondition, "CURRENCY_FIXED", Update(new Programme { CurrencyCode = "CNY" }, "", "currency_code"));
    }

    [Fact]
    public async Task Partner_WithoutZoneOrCurrency_TakesTheProgrammes()
    {
        await Update(new Programme { CurrencyCode = "EUR", TimeZone = "Europe/Berlin" }, "", "currency_code", "time_zone");
        var id = await _client.CreatePartnerAsync(request => request.Partner.TimeZone = "");

        var partner = (await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id })).Partner;

        Assert.Equal(("EUR", "Europe/Berlin"), (partner.CurrencyCode, partner.TimeZone));
    }

    [Fact]
    public async Task Calendar_OfTheProgramme_IsThatOfPeriods()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a", at: Make.At("2026-03-31T10:00")), Make.Sale("b", amount: 5, at: Make.At("2026-04-01T10:00"))));
        await Update(new Programme { FiscalYearStartMonth = 4, WeekScheme = WeekScheme.Iso }, "", "fiscal_year_start_month", "week_scheme");

        Assert.Equal(10m, await _client.NetAsync(partner, "FY2026"));
        Assert.Equal(5m, await _client.NetAsync(partner, "FY2027"));
        Assert.Equal(5m, await _client.NetAsync(partner, "FY2027-Q1"));
        Assert.Equal(15m, await _client.NetAsync(partner, "2026-W14"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = "2026-03-W1" }));
    }

    private async Task<Programme> GetAsync() => (await _client.Programme.GetProgrammeAsync(new GetProgrammeRequest())).Programme;

    private AsyncUnaryCall<UpdateProgrammeResponse> Update(Programme programme, string requestId, params string[] mask) =>
        _client.Programme.UpdateProgrammeAsync(new UpdateProgrammeRequest { Programme = programme, RequestId = requestId, UpdateMask = new FieldMask { Paths = { mask } } });
}
