using ChannelGrains.Agreements.V1;
using ChannelGrains.Datasets.Tests.Settlement;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>A month of a partner by command, from what it earns to the ledger; by one person, who has the server's leave.</summary>
public sealed class SettlementCommandTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private Channelctl _channelctl = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true" });
        _channelctl = new(_server.GrpcAddress);
        await new PartnerService.PartnerServiceClient(_server.Channel).CreatePartnerAsync(new()
        {
            PartnerId = "shop",
            Partner = new() { DisplayName = "A shop", ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", ActiveFrom = "2026-01-01" },
            InitialState = PartnerState.Active,
        });
        await Agreeing.SignAsync(_server.Channel, "shop", Agreeing.Terms(BracketMode.Graduated), "2026-01-01");
        var ingest = new IngestService.IngestServiceClient(_server.Channel);
        await ingest.CreateSourceAsync(new() { Source = new() { SourceId = "till", Mode = SourceMode.Keyed } });
        await SellAsync("s1", 60_000, 10);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Settle_AMonthToItsLedger_ShowsEachStep()
    {
        // 3 % of 50,000 and 5 % of 10,000.
        Assert.Matches(@"accrued +2000\b", (await _channelctl.DoneAsync("settle", "balance", "shop")).Output);
        Assert.Matches(@"accrued 2000 +held 0\.00", (await _channelctl.DoneAsync("settle", "balance", "shop", "--watch", "--count", "1")).Output);
        Assert.Matches(@"(?s)commission +2000\s.*profit +58000 CNY", (await _channelctl.DoneAsync("settle", "profit", "2026-01", "--partner", "shop")).Output);
        Assert.Matches(@"2026-01 +2000 +2000", (await _channelctl.DoneAsync("settle", "preview", "shop", "2026-01")).Output);

        Assert.Matches(@"(?s)shop, 2026-01 \(2026-01-01 to 2026-01-31\): CLOSED.*total +2,000\.00 CNY", (await _channelctl.DoneAsync("settle", "close", "2026-01", "--partner", "shop")).Output);
        Assert.Matches(@"shop +2026-01 +CLOSED +2,000\.00 +2,000\.00", (await _channelctl.DoneAsync("settle", "statements", "--period", "2026-01")).Output);
        Assert.Matches(@"2 +BRACKET +2026-01 +1 +2 +10000 +0\.05", (await _channelctl.DoneAsync("settle", "lines", "shop", "2026-01")).Output);
        Assert.Matches(@"s1 +SALE +2026-01-10 +60000", (await _channelctl.DoneAsync("settle", "lines", "shop", "2026-01", "--line", "1")).Output);

        Assert.Matches(@"1 +OPEN +2 +too little", (await _channelctl.DoneAsync("settle", "dispute", "shop", "2026-01", "--line", "2", "--reason", "too little")).Output);
        Assert.Matches(@"1 +GRANTED +2 +too little +12\.50 +right", (await _channelctl.DoneAsync("settle", "resolve", "shop", "2026-01", "1", "--granted", "12.50", "--resolution", "right")).Output);
        Assert.Contains(": APPROVED", (await _channelctl.DoneAsync("settle", "approve", "shop", "2026-01")).Output, StringComparison.Ordinal);
        Assert.Matches(@"(?s)DISPUTED.*APPROVED", (await _channelctl.DoneAsync("settle", "statement", "shop", "2026-01")).Output);

        Assert.Matches(@"COMMISSION_EXPENSE +2,000\.00", (await _channelctl.DoneAsync("settle", "ledger", "list", "shop")).Output);
        Assert.Contains("1 partners, ", (await _channelctl.DoneAsync("settle", "ledger", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_AStatement_WritesTheFile()
    {
        await _channelctl.DoneAsync("settle", "close", "2026-01", "--partner", "shop");
        var (page, table) = (Path.Combine(_directory.Path, "page.html"), Path.Combine(_directory.Path, "table.csv"));

        Assert.Contains(page, (await _channelctl.DoneAsync("settle", "render", "shop", "2026-01", "--language", "zh", "--out", page)).Output, StringComparison.Ordinal);
        await _channelctl.DoneAsync("settle", "render", "shop", "2026-01", "--format", "CSV", "--out", table);

        Assert.Contains("佣金结算单", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Contains("shop,2026-01,,Payable", await File.ReadAllTextAsync(table), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_AllAndWait_IsRefusedWherePartnersAre()
    {
        var behind = await _channelctl.RunAsync("settle", "close", "2026-02", "--all", "--wait");
        Assert.Equal(1, behind.Code);
        Assert.Matches(@"(?s)refused +1\b.*shop +PERIOD_ORDER", behind.Output);
        Assert.Matches(@"(?s)Job 2026-01-1 closes 2026-01 for all partners: done.*closed +1\b", (await _channelctl.DoneAsync("settle", "close", "2026-01", "--all", "--wait")).Output);
        Assert.Matches("(?s)done.*asked +1 of 1", (await _channelctl.DoneAsync("settle", "job", "2026-01-1")).Output);
    }

    [Theory]
    [InlineData("settle", "close", "2026-01")]
    [InlineData("settle", "close", "2026-01", "--all", "--partner", "shop")]
    [InlineData("settle", "close", "2026-01", "--partner", "shop", "--wait")]
    [InlineData("settle", "profit", "2026-01")]
    [InlineData("settle", "statements")]
    [InlineData("settle", "balance", "shop", "--count", "1")]
    public async Task Usage_ThatSaysTooLittleOrTooMuch_IsExitCodeTwo(params string[] command) => Assert.Equal(2, (await _channelctl.RunAsync(command)).Code);

    private async Task SellAsync(string id, long units, int day) => await new IngestService.IngestServiceClient(_server.Channel).SubmitTransactionsAsync(new()
    {
        SourceId = "till",
        Batch = new()
        {
            BatchId = 1,
            PartnerId = "shop",
            Transactions =
            {
                new Transaction
                {
                    TransactionId = id,
                    OccurredAt = new DateTimeOffset(2026, 1, day, 12, 0, 0, TimeSpan.Zero).ToTimestamp(),
                    Kind = TransactionKind.Sale,
                    CurrencyCode = "CNY",
                    Lines = { new TransactionLine { Sku = "a", Category = "food", QuantityThousandths = 1_000, AmountMicros = units * 1_000_000 } },
                },
            },
        },
    });
}
