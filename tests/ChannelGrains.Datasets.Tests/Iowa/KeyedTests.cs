using ChannelGrains.Agreements.V1;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Datasets.Tests.Settlement;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

public sealed class KeyedTests(KeyedImport import) : IClassFixture<KeyedImport>
{
    /// <summary>Of the first month in the file.</summary>
    private const string FirstDay = "2021-05-01";

    [Fact]
    public void Import_UndisturbedServer_TakesEachRowOnceOverOneStream()
    {
        Dataset.Require();
        foreach (var summary in new[] { import.Vendors, import.Stores })
        {
            Assert.Equal((Import.Rows, 0), summary.Outcome());
            Assert.Equal(0, summary.Count("reconnects"));
        }
    }

    [Fact]
    public async Task Figures_OfVendors_AreExact()
    {
        Dataset.Require();
        await FigureCheck.AssertExactAsync(import.Server.Channel, ExpectedMonths.IowaVendors());
    }

    [Fact]
    public async Task Figures_OfStores_AreExact()
    {
        Dataset.Require();
        await FigureCheck.AssertExactAsync(import.Server.Channel, ExpectedMonths.IowaStores());
    }

    [Fact]
    public async Task Partners_AreTheVendorsAndStores()
    {
        Dataset.Require();
        await FigureCheck.AssertPartnersAsync(
            import.Server.Channel, ExpectedMonths.IowaVendors().Concat(ExpectedMonths.IowaStores()).Select(month => month.PartnerId));
    }

    [Fact]
    public async Task Commission_OfVendors_IsExact()
    {
        Dataset.Require();
        var expected = ExpectedSettlement.IowaVendors();
        await Agreeing.SignAllAsync(import.Server.Channel, expected.Select(month => month.PartnerId), Agreeing.Terms(BracketMode.Graduated), FirstDay);
        await SettlementCheck.AssertExactAsync(import.Server.Channel, expected, BracketMode.Graduated, FirstDay);
        await SettlementCheck.AssertStatementsAsync(import.Server.Channel, expected, month => month.Graduated.HalfAway);
    }

    [Fact]
    public async Task Commission_OfStores_IsExact()
    {
        Dataset.Require();
        var expected = ExpectedSettlement.IowaStores();
        await Agreeing.SignAllAsync(import.Server.Channel, expected.Select(month => month.PartnerId), Agreeing.Terms(BracketMode.Volume, Rounding.HalfEven), FirstDay);
        await SettlementCheck.AssertExactAsync(import.Server.Channel, expected, BracketMode.Volume, FirstDay);
        await SettlementCheck.AssertStatementsAsync(import.Server.Channel, expected, month => month.Volume.HalfEven);
    }
}
