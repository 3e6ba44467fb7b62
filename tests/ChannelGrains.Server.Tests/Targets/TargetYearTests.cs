using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Targets;

/// <summary>Targets on days that a test names: of servers of their own, whose clocks it drives.</summary>
public sealed class TargetYearTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public ValueTask InitializeAsync() => StartAsync("2026-05-15T04:00");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Set_InMidYear_KeepsWhatIsOver()
    {
        await _client.SetAsync(TargetSteps.Company, "2026", 1_200);
        var changed = await _client.SetAsync(TargetSteps.Company, "2026", 2_000);

        Assert.Equal(4, changed.Target.ClosedMonths);
        Assert.Equal([100m, 100m, 100m, 100m, .. Enumerable.Repeat(200m, 8)], changed.Cascade.Months());
        Assert.Equal([true, true, true, true, false], changed.Cascade.Parts.SelectMany(quarter => quarter.Parts).Take(5).Select(month => month.Kept));
        TargetSteps.AddUp(changed.Cascade);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AMOUNT_BELOW_CLOSED", _client.SetAsync(TargetSteps.Company, "2026", 399));
    }

    [Theory]
    [InlineData("Etc/UTC", 4)]
    [InlineData("Pacific/Kiritimati", 5)]
    [InlineData("America/New_York", 4)]
    public async Task Set_AroundTheEndOfAMonth_GoesByThePartnersZone(string zone, int closed)
    {
        await _server.DisposeAsync();
        await StartAsync("2026-05-31T11:00");
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone));
        await _client.SetAsync(partner, "2026", 1_200);

        Assert.Equal(closed, (await _client.SetAsync(partner, "2026", 2_000)).Target.ClosedMonths);
    }

    [Fact]
    public async Task First_FixesTheCalendarForGood()
    {
        await UpdateAsync(new Programme { FiscalYearStartMonth = 4, WeekScheme = WeekScheme.Iso });
        await Refused.WithAsync(StatusCode.InvalidArgument, "YEAR", _client.SetAsync(TargetSteps.Company, "2026", 1));
        Assert.False((await _client.Programme.GetProgrammeAsync(new())).Programme.CalendarFixed);

        var partner = await _client.CreatePartnerAsync();
        var set = await _client.SetAsync(TargetSteps.Partner(partner), "FY2026", 36_500);

        Assert.Equal("2025-04-01", set.Cascade.FirstDay);
        Assert.Equal(36_500m, set.IsoWeeks.Sum(week => week.Target.ToDecimal()));
        var programme = (await _client.Programme.GetProgrammeAsync(new())).Programme;
        Assert.True(programme.CalendarFixed);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CALENDAR_FIXED", Update(new Programme { FiscalYearStartMonth = 1, WeekScheme = WeekScheme.Iso }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CALENDAR_FIXED", Update(new Programme { FiscalYearStartMonth = 4, WeekScheme = WeekScheme.MonthQuarters }));
        await _server.DisposeAsync();
        await StartAsync("2026-05-16T04:00");
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CALENDAR_FIXED", Update(new Programme { FiscalYearStartMonth = 1, WeekScheme = WeekScheme.Iso }));
        Assert.Equal(programme, (await _client.Programme.GetProgrammeAsync(new())).Programme);
    }

    [Fact]
    public async Task First_AmongUpdates_IsOfTheCalendarThatStays()
    {
        var partner = TargetSteps.Partner(await _client.CreatePartnerAsync());
        var starts = Enumerable.Range(1, 12).Select(async month =>
        {
            try
            {
                await Update(new Programme { FiscalYearStartMonth = month, WeekScheme = WeekScheme.MonthQuarters });
            }
            catch (RpcException exception)
            {
                Refused.With(StatusCode.FailedPrecondition, "CALENDAR_FIXED", exception);
            }
        });
        var targets = new[] { "2027", "FY2027", "2027", "FY2027" }.Select(async year =>
        {
            try
            {
                return (await _client.SetAsync(partner, year, 1_200)).Cascade.FirstDay;
            }
            catch (RpcException exception)
            {
                Refused.With(StatusCode.InvalidArgument, "YEAR", exception);
                return null;
            }
        });
        var all = starts.ToList();
        var firstDays = (await Task.WhenAll(targets)).OfType<string>().ToList();
        await Task.WhenAll(all);

        var programme = (await _client.Programme.GetProgrammeAsync(new())).Programme;
        Assert.Equal(firstDays.Count > 0, programme.CalendarFixed);
        Assert.All(firstDays, day => Assert.Equal(programme.FiscalYearStartMonth, int.Parse(day.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Targets_AfterARestart_AreAsBefore()
    {
        var scopes = new[] { TargetSteps.Company, TargetSteps.Region("cn/sichuan"), TargetSteps.Partner(await _client.CreatePartnerAsync()) };
        foreach (var scope in scopes)
        {
            await _client.SetAsync(scope, "2026", 1_200, request => request.Weights = new() { Months = { 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2 } });
            for (var more = 1; more <= 20; more++)
                await _client.SetAsync(scope, "2026", 2_000 + more);
        }
        var before = await Task.WhenAll(scopes.Select(scope => _client.TargetAsync(scope, "2026")));
        await _server.DisposeAsync();
        await StartAsync("2026-05-16T04:00");

        Assert.Equal(before, await Task.WhenAll(scopes.Select(scope => _client.TargetAsync(scope, "2026"))));
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task Pace_CountsSellingDaysOfTheRegion()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.SetAsync(TargetSteps.Partner(partner), "2026", 25_200);
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a", 1_000, Make.At("2026-05-04T10:00"))));

        Assert.Equal((31, 15, 16), Days(await _client.PaceAsync(TargetSteps.Partner(partner), "2026-05")));
        await SellOnAsync("", []);
        Assert.Equal((21, 11, 10), Days(await _client.PaceAsync(TargetSteps.Partner(partner), "2026-05")));
        await SellOnAsync("cn/sichuan", ["2026-05-01", "2026-05-04", "2026-05-05"], "2026-05-09");

        var pace = await _client.PaceAsync(TargetSteps.Partner(partner), "2026-05");
        Assert.Equal((19, 9, 10), Days(pace));
        Assert.Equal((2_100m, 994.74m), (pace.Target.ToDecimal(), pace.Linear.TargetToDate.ToDecimal()));
        Assert.Equal((5.26m, 110m), (pace.Linear.Gap.ToDecimal(), pace.RequiredPerSellingDay.ToDecimal()));
        TargetSteps.Is("1.005287813901", 1_000, 994.74m, pace.Linear.ProjectedAttainment);
        Assert.Equal(pace.Linear, pace.Seasonal);
        Assert.Equal("2026-05-15", pace.Today);
    }

    [Fact]
    public async Task SellingDays_AreListedAndChangedByEtag()
    {
        var first = (await SellOnAsync("cn", ["2026-02-17"])).SellingDays;
        await SellOnAsync("", []);

        var page = await _client.Programme.ListSellingDaysAsync(new ListSellingDaysRequest { PageSize = 1 });
        Assert.Equal("", Assert.Single(page.SellingDays).Region);
        page = await _client.Programme.ListSellingDaysAsync(new ListSellingDaysRequest { PageSize = 1, PageToken = page.NextPageToken });
        Assert.Equal((first, ""), (Assert.Single(page.SellingDays), page.NextPageToken));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.Programme.SetSellingDaysAsync(
            new SetSellingDaysRequest { SellingDays = new SellingDays { Weekdays = { Google.Type.DayOfWeek.Monday }, Etag = first.Etag } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "DATE", _client.Programme.SetSellingDaysAsync(
            new SetSellingDaysRequest { SellingDays = new SellingDays { Weekdays = { Google.Type.DayOfWeek.Monday }, ExtraDays = { "soon" } } }));
    }

    private static (int, int, int) Days(Pace pace) => (pace.SellingDays, pace.SellingDaysGone, pace.SellingDaysLeft);

    private async Task<SetSellingDaysResponse> SellOnAsync(string region, string[] holidays, params string[] extra)
    {
        var days = new SellingDays
        {
            Region = region,
            Weekdays = { Google.Type.DayOfWeek.Monday, Google.Type.DayOfWeek.Tuesday, Google.Type.DayOfWeek.Wednesday, Google.Type.DayOfWeek.Thursday, Google.Type.DayOfWeek.Friday },
            Holidays = { holidays.Select(day => new Holiday { Date = day, Name = "劳动节" }) },
            ExtraDays = { extra },
        };
        return await _client.Programme.SetSellingDaysAsync(new SetSellingDaysRequest { SellingDays = days });
    }

    private Task UpdateAsync(Programme programme) => Update(programme).ResponseAsync;

    private AsyncUnaryCall<UpdateProgrammeResponse> Update(Programme programme) => _client.Programme.UpdateProgrammeAsync(
        new UpdateProgrammeRequest { Programme = programme, UpdateMask = new FieldMask { Paths = { "fiscal_year_start_month", "week_scheme" } } });

    private async ValueTask StartAsync(string utc)
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false", ["Reviews:Enabled"] = "false" }, _directory.Path, DrivenClock.StartingAt(Make.At(utc)));
        _client = new TestClient(_server.Channel);
    }
}
