namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Batches that mean more than one record of the journal holds are taken all the same, and are there after a restart.</summary>
public sealed class LargeBatchTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync([]);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>Each void reverses an order of 200 KB: together more than any record holds.</summary>
    [Theory]
    [InlineData(SourceMode.Keyed)]
    [InlineData(SourceMode.Sequenced)]
    public async Task Voids_OfManyLargeOrders_AreAllTaken(SourceMode mode)
    {
        const int Orders = 100, AtOnce = 10;
        var (source, partner) = (await _client.CreateSourceAsync(mode), await _client.CreatePartnerAsync());
        var lane = new TestLane(_client, source, partner, mode);
        for (var first = 0; first < Orders; first += AtOnce)
            Applied.As(await lane.SendAsync(Enumerable.Range(first, AtOnce).Select(number => LargeOrder($"o{number}"))), accepted: AtOnce);
        Applied.As(await lane.SendAsync(Make.Sale("last", 7)), accepted: 1);
        Transaction[] voids = [Make.Sale("before", 1), .. Enumerable.Range(0, Orders).Select(number => Make.Void($"v{number}", $"o{number}")), Make.Void("again", "o7"), Make.Sale("after", 2)];

        var result = await lane.SendAsync(voids);

        Applied.As(result, accepted: Orders + 2, duplicates: 0, (Orders + 1, QuarantineReason.AlreadyVoided));
        Assert.Equal(10m, await _client.NetAsync(partner));
        await RestartAsync([]);
        Assert.Equal(10m, await _client.NetAsync(partner));
        var again = mode == SourceMode.Keyed ? Make.Keyed(partner, voids) : Make.Numbered(partner, Orders + 2, voids);
        Applied.As(await _client.SubmitAsync(source, again), accepted: 0, duplicates: voids.Length);
        Assert.Equal(10m, await _client.NetAsync(partner));
    }

    /// <summary>A field that is there many times counts once, as protobuf says, and takes the room of one in the journal.</summary>
    [Fact]
    public async Task Customer_GivenVeryOften_IsTheLastOneGiven()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        var bloated = Enumerable.Range(0, 16).Select(number => Wire.Customers(Make.Sale($"s{number}", customer: "Z"), [.. Enumerable.Repeat("A", 80_000), "B"]));

        Applied.As(await Wire.SubmitAsync(session, Make.Keyed(partner), bloated), accepted: 16);
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("b", customer: "B"))), accepted: 1);

        var before = await FiguresAsync(partner);
        Assert.Equal((170m, 17, 1, 1), before);
        await RestartAsync([]);
        Assert.Equal(before, await FiguresAsync(partner));
    }

    [Theory]
    [InlineData(0, "A", "")]
    [InlineData(1, "", "A")]
    [InlineData(0, "A", "", "B", "")]
    [InlineData(1, "A", "", "B")]
    public async Task Customer_GivenAndTakenBack_CountsAsAfterARestart(int customers, params string[] given)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);

        Applied.As(await Wire.SubmitAsync(session, Make.Keyed(partner), [Wire.Customers(Make.Sale("s"), given)]), accepted: 1);

        var before = await FiguresAsync(partner);
        Assert.Equal((10m, 1, customers, customers), before);
        await RestartAsync([]);
        Assert.Equal(before, await FiguresAsync(partner));
    }

    [Fact]
    public async Task Frame_LargerThanAnyByDefault_IsTakenWhereTheSettingAllowsIt()
    {
        const int Orders = 120;
        var settings = new Dictionary<string, string?> { ["Ingest:MaxFrameBytes"] = $"{32 << 20}" };
        await RestartAsync(settings);
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);

        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Enumerable.Range(0, Orders).Select(number => LargeOrder($"o{number}")))), accepted: Orders);

        Assert.Equal(Orders * 10_000m, await _client.NetAsync(partner));
        await RestartAsync(settings);
        Assert.Equal(Orders * 10_000m, await _client.NetAsync(partner));
    }

    /// <summary>Of 1,000 lines of 10, and 200 KB.</summary>
    private static Transaction LargeOrder(string id) => Make.Sale(id).With(order =>
    {
        order.Lines.Clear();
        var line = Make.Line(10, new string('c', 120));
        line.Sku = new string('x', 64);
        order.Lines.Add(Enumerable.Repeat(line, 1_000));
    });

    private async Task<(decimal Net, long Transactions, long Customers, long NewCustomers)> FiguresAsync(string partner)
    {
        var kpis = await _client.KpisAsync(partner, "2026-03");
        return (kpis.Total.Net.ToDecimal(), kpis.Total.Transactions, kpis.DistinctCustomers.Value, kpis.NewCustomers);
    }

    private async Task RestartAsync(Dictionary<string, string?> settings)
    {
        await _server.DisposeAsync();
        await StartAsync(settings);
    }

    private async Task StartAsync(Dictionary<string, string?> settings)
    {
        _server = await TestServer.StartAsync(settings, _directory.Path);
        _client = new TestClient(_server.Channel);
    }
}
