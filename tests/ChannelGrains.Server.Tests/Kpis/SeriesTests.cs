using System.Globalization;

namespace ChannelGrains.Server.Tests.Kpis;

public sealed class SeriesTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await _client.CreatePartnerAsync();
        await _client.SubmitAsync(source, Make.Keyed(_partner,
            Make.Sale("a", 100, Make.At("2026-01-15T09:00"), "c1", "tea"), Make.Sale("b", 0.000001m, Make.At("2026-01-21T09:00"), "c2"),
            Make.Return("c", 30, Make.At("2026-02-28T09:00"), "c1", "tea"),
            Make.Sale("d", 50, Make.At("2026-04-01T09:00"), "c1").With(sale => sale.Lines[0].CostMicros = 20_000_000)));
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData(Granularity.Day, "2026-01-14", "2026-01-16", "2026-01-14=0 2026-01-15=100 2026-01-16=0")]
    [InlineData(Granularity.Week, "2026-01-16", "2026-01-22", "2026-01-W3=100.000001 2026-01-W4=0")]
    [InlineData(Granularity.Month, "2026-01-31", "2026-04-01", "2026-01=100.000001 2026-02=-30 2026-03=0 2026-04=50")]
    [InlineData(Granularity.Quarter, "2026-02-02", "2026-06-30", "2026-Q1=70.000001 2026-Q2=50")]
    [InlineData(Granularity.Year, "2025-05-05", "2026-05-05", "2025=0 2026=120.000001")]
    public async Task Series_OfEachGranularity_IsWholeStepsWithoutHoles(Granularity granularity, string first, string last, string expected)
    {
        var series = await Query(Measure.Net, granularity, first, last);

        Assert.Equal(expected, string.Join(' ', series.Points.Select(point => $"{point.Period}={Normal(point.Value)}")));
        Assert.Equal("CNY", series.CurrencyCode);
        Assert.True(series.JournalVersion > 0);
    }

    [Theory]
    [InlineData(Measure.Gross, "150.000001")]
    [InlineData(Measure.Returns, "30")]
    [InlineData(Measure.Net, "120.000001")]
    [InlineData(Measure.Units, "2")]
    [InlineData(Measure.Transactions, "4")]
    [InlineData(Measure.Cost, "20")]
    [InlineData(Measure.NewCustomers, "2")]
    public async Task Series_OfEachMeasure_IsThatByHand(Measure measure, string expected) =>
        Assert.Equal(expected, Normal(Assert.Single((await Query(measure, Granularity.Year, "2026-01-01", "2026-12-31")).Points).Value));

    [Theory]
    [InlineData("tea", "70")]
    [InlineData("food", "50.000001")]
    [InlineData("no such category", "0")]
    public async Task Series_OfACategory_CountsThatAlone(string category, string expected) =>
        Assert.Equal(expected, Normal(Assert.Single((await Query(Measure.Net, Granularity.Year, "2026-01-01", "2026-12-31", category)).Points).Value));

    [Fact]
    public async Task Series_OfManySteps_IsBounded()
    {
        Assert.Equal(1_000, (await Query(Measure.Net, Granularity.Day, "2024-01-01", "2026-09-26")).Points.Count);

        await Refused.WithAsync(StatusCode.InvalidArgument, "INTERVAL", Query(Measure.Net, Granularity.Day, "2024-01-01", "2026-09-27"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INTERVAL", Query(Measure.Net, Granularity.Day, "2026-01-02", "2026-01-01"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INTERVAL", Query(Measure.Net, Granularity.Day, "2000-01-01", "2100-12-31"));
    }

    [Fact]
    public async Task Series_WithABadField_NamesIt()
    {
        Assert.Equal("measure", await FieldAsync("MEASURE", Query(Measure.Unspecified, Granularity.Day, "2026-01-01", "2026-01-01")));
        Assert.Equal("measure", await FieldAsync("MEASURE", Query((Measure)99, Granularity.Day, "2026-01-01", "2026-01-01")));
        Assert.Equal("granularity", await FieldAsync("GRANULARITY", Query(Measure.Net, Granularity.Unspecified, "2026-01-01", "2026-01-01")));
        Assert.Equal("first_day", await FieldAsync("DATE", Query(Measure.Net, Granularity.Day, "", "2026-01-01")));
        Assert.Equal("last_day", await FieldAsync("DATE", Query(Measure.Net, Granularity.Day, "2026-01-01", "2026-02-30")));
        Assert.Equal("scope.partner_id", await FieldAsync("INVALID_ID", _client.Kpis.QuerySeriesAsync(new QuerySeriesRequest { Measure = Measure.Net })));
    }

    private static string Normal(string value) => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture);

    private static async Task<string> FieldAsync<T>(string reason, AsyncUnaryCall<T> call) =>
        Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, call));

    private AsyncUnaryCall<QuerySeriesResponse> Query(Measure measure, Granularity granularity, string first, string last, string? category = null)
    {
        var request = new QuerySeriesRequest
        {
            Scope = new Scope { PartnerId = _partner },
            Measure = measure,
            Granularity = granularity,
            FirstDay = first,
            LastDay = last,
        };
        if (category is not null)
            request.Category = category;
        return _client.Kpis.QuerySeriesAsync(request);
    }
}
