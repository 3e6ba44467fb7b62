namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>The categories and regions that a partner has room for: those that something uses.</summary>
public sealed class NamePlacesTests : IAsyncLifetime
{
    private const int Most = 4_096;
    private const string Month = "2026-03";

    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        (_source, _partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Category_ThatNothingUsesAnyMore_MakesRoomForAnother()
    {
        await FillAsync(sale => sale.Lines[0].Category = $"junk {sale.TransactionId}");
        Applied.As(await SubmitAsync(Tea("t1")), accepted: 0, duplicates: 0, (0, QuarantineReason.Limit));
        Applied.As(await SubmitAsync(Make.Sale("known", 5, category: "junk s7")), accepted: 1);

        Applied.As(await SubmitAsync(Make.Void("v1", "s1"), Make.Void("v7", "s7")), accepted: 2);
        Applied.As(await SubmitAsync(Tea("t2"), Make.Sale("c1", 1, category: "cocoa")), accepted: 1, duplicates: 0, (1, QuarantineReason.Limit));
        Applied.As(await SubmitAsync(Make.Void("v2", "s2"), Make.Void("v3", "s3")), accepted: 2);
        // In one record: one name goes, another one comes, and a third takes the last place.
        Applied.As(await SubmitAsync(Make.Sale("c2", 1, category: "cocoa"), Make.Void("v4", "s4"), Make.Sale("j3", 2, category: "junk s3"), Make.Sale("t3", 1, category: "tea")), accepted: 4);

        await AssertFiguresAsync();
        await _server.DisposeAsync();
        await StartAsync();
        await AssertFiguresAsync();
        Applied.As(await SubmitAsync(Make.Sale("m1", 1, category: "milk")), accepted: 1);
        Applied.As(await SubmitAsync(Make.Sale("r1", 1, category: "rice")), accepted: 0, duplicates: 0, (0, QuarantineReason.Limit));
    }

    [Fact]
    public async Task Region_ThatNothingUsesAnyMore_MakesRoomForAnother()
    {
        await FillAsync(sale => sale.Region = $"junk/{sale.TransactionId}");
        Applied.As(await SubmitAsync(Make.Sale("n1").With(sale => sale.Region = "new")), accepted: 0, duplicates: 0, (0, QuarantineReason.Limit));

        Applied.As(await SubmitAsync(Make.Void("v1", "s1")), accepted: 1);
        Applied.As(await SubmitAsync(Make.Sale("n2").With(sale => sale.Region = "new")), accepted: 1);
        var item = Assert.Single(await _client.QuarantineAsync(_partner));
        Assert.Equal(QuarantineReason.Unspecified, (await _client.Ingest.ReplayQuarantinedAsync(
            new ReplayQuarantinedRequest { PartnerId = _partner, QuarantineId = item.QuarantineId, Note = "There is room." })).Reason);

        await Eventually.TrueAsync(async () => (await _client.Kpis.GetChannelKpisAsync(
            new GetChannelKpisRequest { Period = Month, Scope = new ChannelScope { Region = "new" } })).Kpis.Total?.Transactions == 2);
        Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);
    }

    [Fact]
    public async Task LinesOfOneTransaction_DoNotTakeEachOthersPlaces()
    {
        await FillAsync(sale => sale.Lines[0].Category = $"junk {sale.TransactionId}");
        await SubmitAsync([.. Enumerable.Range(1, 3).Select(number => Make.Void($"v{number}", $"s{number}"))]);
        var three = Tea("t1").With(sale => sale.Lines.AddRange([Make.Line(1, "cocoa"), Make.Line(1, "milk"), Make.Line(1, "tea")]));
        Applied.As(await SubmitAsync(three), accepted: 1);

        var categories = (await _client.KpisAsync(_partner, Month)).Categories.Where(category => !category.Category.StartsWith("junk", StringComparison.Ordinal)).ToList();
        Assert.Equal([("cocoa", 1m), ("milk", 1m), ("tea", 11m)], categories.Select(category => (category.Category, category.Measures.Gross.ToDecimal())));
        Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);
    }

    [Fact]
    public async Task ListNames_SomeVoided_ShowsThoseInUseTheLeastUsedFirst()
    {
        await SubmitAsync(Tea("t1"), Tea("t2").With(sale => sale.Lines.Add(Make.Line(1, "cocoa"))), Make.Sale("x", category: "junk").With(sale => sale.Region = "junk"), Make.Void("v", "x"));

        var names = await _client.Partners.ListNamesAsync(new ListNamesRequest { PartnerId = _partner });

        Assert.Equal([("cocoa", 1L), ("tea", 2L)], names.Categories.Select(name => (name.Name, name.Uses)));
        Assert.Equal([("cn/sichuan/chengdu", 2L)], names.Regions.Select(name => (name.Name, name.Uses)));
        Assert.Equal((Most, Most), (names.MaxCategories, names.MaxRegions));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Partners.ListNamesAsync(new ListNamesRequest { PartnerId = "nobody" }));
    }

    private async Task AssertFiguresAsync()
    {
        var kpis = await _client.KpisAsync(_partner, Month);
        var shown = kpis.Categories.ToDictionary(category => category.Category, category => category.Measures.Gross.ToDecimal());
        Assert.Equal((11m, 1m, 2m, 5m), (shown["tea"], shown["cocoa"], shown["junk s3"], shown["junk s7"]));
        Assert.DoesNotContain("junk s1", shown.Keys);
        Assert.DoesNotContain("junk s4", shown.Keys);
        // Of 4,096 sales of 10 five are void.
        Assert.Equal(((Most - 5) * 10) + 11 + 1 + 2 + 5, kpis.Total.Gross.ToDecimal());
        await Eventually.TrueAsync(async () => (await _client.Kpis.GetChannelKpisAsync(
            new GetChannelKpisRequest { Period = Month, Scope = new ChannelScope { Category = "tea" } })).Kpis.Total?.Gross.ToDecimal() == 11);
        Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);
    }

    private async Task FillAsync(Action<Transaction> name)
    {
        await using var session = await _client.OpenAsync(_source);
        Applied.As(await session.SubmitAsync(Make.Keyed(_partner, Make.Sales(1, Most).Select(sale => sale.With(name)))), accepted: Most);
    }

    private static Transaction Tea(string id) => Make.Sale(id, category: "tea");

    private Task<BatchResult> SubmitAsync(params Transaction[] transactions) => _client.SubmitAsync(_source, Make.Keyed(_partner, transactions));

    private async Task StartAsync()
    {
        _server = await TestServer.StartAsync(directory: _directory.Path);
        _client = new TestClient(_server.Channel);
    }
}
