using ChannelGrains.Agreements.V1;
using ChannelGrains.Datasets.Tests.Commands;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Datasets.Tests.Settlement;
using ChannelGrains.Datasets.Tests.Iowa;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.OnlineRetail;

public sealed class OnlineRetailTests
{
    private const long Rows = 171_999;
    private const long EqualRows = 1_499;

    [Fact]
    public async Task Figures_EqualRowsAreOneSale_AreExact()
    {
        Dataset.Require();
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        await channelctl.UseCurrencyAsync("GBP");
        var summary = await channelctl.ImportAsync(Dataset.OnlineRetail, "online-retail-dedup");
        Assert.Equal((Rows - EqualRows, EqualRows), summary.Outcome());
        var expected = ExpectedMonths.Countries();
        await FigureCheck.AssertExactAsync(server.Channel, expected);
        await FigureCheck.AssertPartnersAsync(server.Channel, expected.Select(month => month.PartnerId));

        var commissions = ExpectedSettlement.Countries();
        await Agreeing.SignAllAsync(server.Channel, commissions.Select(month => month.PartnerId), Agreeing.Terms(BracketMode.Graduated, Rounding.HalfEven), "2010-12-01");
        await SettlementCheck.AssertExactAsync(server.Channel, commissions, BracketMode.Graduated, "2010-12-01");
        await SettlementCheck.AssertStatementsAsync(server.Channel, commissions, month => month.Graduated.HalfEven);
    }

    [Fact]
    public async Task Figures_EqualRowsAreDifferentSales_AreExact()
    {
        Dataset.Require();
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        await channelctl.UseCurrencyAsync("GBP");
        var summary = await channelctl.ImportAsync(Dataset.OnlineRetail, "online-retail-ordinal");
        Assert.Equal((Rows, 0), summary.Outcome());
        foreach (var ((partnerId, period), expected) in ExpectedMonths.CountriesWithDuplicates())
        {
            var month = await FigureCheck.ReadAsync(server.Channel, partnerId, period, TestContext.Current.CancellationToken);
            Assert.Equal((partnerId, period, expected), (partnerId, period, (month.Net, month.Transactions)));
        }
    }

    /// <summary>Rows equal in all columns merge in a SEQUENCED source as well: they are left out before they get a number.</summary>
    [Fact]
    public async Task Figures_SequencedWithEqualRows_AreExact()
    {
        Dataset.Require();
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        await channelctl.UseCurrencyAsync("GBP");
        var summary = await channelctl.ImportAsync(Dataset.OnlineRetail, "online-retail-dedup", "--sequenced");
        Assert.Equal((Rows - EqualRows, 0, EqualRows), (summary.Count("accepted"), summary.Count("duplicates"), summary.Count("equal_rows")));
        await FigureCheck.AssertExactAsync(server.Channel, ExpectedMonths.Countries());
    }

    /// <summary>This part of the data has no adjustment, later parts do: the row of August 2011 as it stands there.</summary>
    [Fact]
    public async Task Import_Adjustment_IsLeftOutAndCounted()
    {
        using var folder = new TemporaryDirectory();
        var file = CsvLines.Write(
            Path.Combine(folder.Path, "sales.csv"),
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
            [
                "A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom",
                "A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom",
                "563187,22423,\"CAKESTAND, 3 TIER\",2,2011-08-12 14:52:00,12.755,17850.0,United Kingdom",
                "C563188,22423,\"CAKESTAND, 3 TIER\",-1,2011-08-12 14:53:00,12.755,17850.0,United Kingdom",
            ]);
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        await channelctl.UseCurrencyAsync("GBP");
        var summary = await channelctl.ImportAsync(file, "online-retail-dedup");
        Assert.Equal((2, 2), (summary.GetProperty("skipped_by_rule").GetProperty("adjustments").GetInt32(), summary.Count("accepted")));
        var month = await FigureCheck.ReadAsync(server.Channel, "United-Kingdom", "2011-08", TestContext.Current.CancellationToken);
        Assert.Equal((25.51m, 12.755m, 12.755m), (month.Gross, month.Returns, month.Net));
        Assert.Equal("0.500000000000", month.ReturnRate);
    }
}
