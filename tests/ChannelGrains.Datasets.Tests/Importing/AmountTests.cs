using ChannelGrains.Cli.Numbers;
using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>Amounts, costs and quantities as files write them.</summary>
public sealed class AmountTests(CommandServer server) : IClassFixture<CommandServer>
{
    private const string Kinds = """ "kind": { "value": "Group", "values": { "S": "SALE", "R": "RETURN" } }, "cost": "Customer", """;

    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("S", "1", "1", "-4", "Customer: the cost of a SALE is negative")]
    [InlineData("S", "-1", "1", "4", "Amount: the amount of a SALE is negative")]
    [InlineData("S", "1", "-1", "4", "Pieces: the quantity of a SALE with an amount is negative")]
    [InlineData("R", "-1", "1", "-4", "Pieces: the quantity of a RETURN has another sign")]
    [InlineData("R", "1", "-1", "4", "Pieces: the quantity of a RETURN has another sign")]
    [InlineData("R", "1", "1", "-4", "Customer: the cost of a RETURN has another sign")]
    [InlineData("R", "-1", "-1", "4", "Customer: the cost of a RETURN has another sign")]
    public async Task Import_SignsThatDoNotAgree_AreABadRow(string kind, string amount, string pieces, string cost, string problem)
    {
        using var files = new ShopFiles();
        var source = $"sign-{Guid.NewGuid():N}";
        var sales = files.Sales($"1,{source},2021-05-04,{amount},{pieces},CNY,{kind},{cost}");
        var answer = await ImportAsync(sales, files.Map(source, fields: Kinds));
        Assert.Equal(1, answer.Code);
        Assert.Contains($"bad row, line 2, {problem}", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ReturnsOfEitherSign_Count()
    {
        using var files = new ShopFiles();
        var sales = files.Sales(
            "1,either,2021-05-04,10,2,CNY,S,4", "2,either,2021-05-04,-1,-1,CNY,R,-0.5", "3,either,2021-05-04,2,1,CNY,R,0.5", "4,either,2021-05-04,0,-3,CNY,S,0");
        var summary = await _channelctl.ImportAsync(sales, files.Map("either", fields: Kinds));
        Assert.Equal((4, 1), (summary.GetProperty("accepted").GetInt32(), summary.GetProperty("negative_sale_quantities").GetInt32()));
        Assert.Matches(@"total +10\.00 +3\.00 +7\.00", (await _channelctl.DoneAsync("kpi", "show", "either", "2021-05")).Output);
    }

    [Fact]
    public async Task Import_EmptyCost_IsNotKnown()
    {
        using var files = new ShopFiles();
        await _channelctl.ImportAsync(files.Sales("1,unknown,2021-05-04,10,1,CNY,S, ", "2,unknown,2021-05-04,10,1,CNY,S,4"), files.Map("unknown", fields: Kinds));
        var total = (await _channelctl.JsonAsync("kpi", "show", "unknown", "2021-05")).GetProperty("kpis").GetProperty("total");
        Assert.Equal(("4", "10"), (total.GetProperty("cost").GetProperty("units").GetString(), total.GetProperty("net_with_known_cost").GetProperty("units").GetString()));
    }

    [Fact]
    public async Task Import_FloatingPointAmounts_AreRoundedWhereTheMappingSaysSo()
    {
        using var files = new ShopFiles();
        var sales = files.Sales(
            "1,float,2021-05-04,119.60000000000001,0.30000000000000004,CNY,Tea,c-1", "2,float,2021-05-04,79.99999999999999,1,CNY,Tea,c-1",
            "3,float,2021-05-04,5.684341886080802e-14,1,CNY,Tea,c-1");
        Assert.Contains("119.60000000000001: the number is too large or has more than 6 decimals (\"round\"", (await ImportAsync(sales, files.Map("float"))).Output, StringComparison.Ordinal);
        await _channelctl.ImportAsync(sales, files.Map("float", more: "\"round\": 2,"));
        Assert.Matches(@"total +199\.60", (await _channelctl.DoneAsync("kpi", "show", "float", "2021-05")).Output);
        var further = files.Sales("4,float,2021-05-04,119.604,1,CNY,Tea,c-1");
        Assert.Contains("119.604: the number is too large, or further than 0.000001", (await ImportAsync(further, files.Map("float", more: "\"round\": 2,"))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234.5", '.', null, "1234.5")]
    [InlineData("+1234.5", '.', null, "1234.5")]
    [InlineData("12.50-", '.', null, "-12.50")]
    [InlineData("(12.50)", '.', null, "-12.50")]
    [InlineData("\u221212.50", '.', null, "-12.50")]
    [InlineData("1,234,567.50", '.', ',', "1234567.50")]
    [InlineData("1.234,5", ',', '.', "1234.5")]
    [InlineData("1\u202f234,5", ',', ' ', "1234.5")]
    [InlineData("1'234.5", '.', '\'', "1234.5")]
    [InlineData("234", '.', ',', "234")]
    [InlineData(".5", '.', null, "0.5")]
    [InlineData("123456789012345678901234567890", '.', null, "123456789012345678901234567890")]
    public void TryParse_NumberOfTheFormat_IsExact(string text, char point, char? thousands, string expected)
    {
        Assert.True(ExactNumber.TryParse(text, new NumberFormat(point, thousands, null), out var number));
        Assert.Equal(expected, number.ToText());
    }

    [Theory]
    [InlineData("", '.', null)]
    [InlineData("-", '.', null)]
    [InlineData("()", '.', null)]
    [InlineData("--1", '.', null)]
    [InlineData("-1-", '.', null)]
    [InlineData("(-1)", '.', null)]
    [InlineData("1-2", '.', null)]
    [InlineData("1.", '.', null)]
    [InlineData("1.2.3", '.', null)]
    [InlineData("1,2", '.', null)]
    [InlineData("1,23", '.', ',')]
    [InlineData("1,2345", '.', ',')]
    [InlineData("1234,567", '.', ',')]
    [InlineData("1,234,56", '.', ',')]
    [InlineData(",234", '.', ',')]
    [InlineData("1,,234", '.', ',')]
    [InlineData("1.234,567", '.', ',')]
    [InlineData("1 2", '.', null)]
    [InlineData("1e5", '.', null)]
    [InlineData("1e-5", '.', null)]
    [InlineData("0x10", '.', null)]
    [InlineData("\u0661\u0662", '.', null)]
    [InlineData("1234567890123456789012345678901", '.', null)]
    [InlineData("NaN", '.', null)]
    public void TryParse_AnythingElse_IsNoNumber(string text, char point, char? thousands) =>
        Assert.False(ExactNumber.TryParse(text, new NumberFormat(point, thousands, null), out _));

    [Theory]
    [InlineData("0.0000010", 2, true)]
    [InlineData("0.0000011", 2, false)]
    [InlineData("-119.59999999999999", 2, true)]
    [InlineData("1e-300", 2, true)]
    [InlineData("1e5", 2, false)]
    [InlineData("2.5", 0, false)]
    public void TryRound_WithinAMillionth_Rounds(string text, int decimals, bool expected) => Assert.Equal(
        expected, ExactNumber.TryParse(text, new NumberFormat('.', null, decimals), out var number) && number.TryRound(decimals, out _));

    private Task<Channelctl.Answer> ImportAsync(string sales, string map) =>
        _channelctl.RunAsync("import", sales, "--map", map, "--create-source", "--create-partners");
}
