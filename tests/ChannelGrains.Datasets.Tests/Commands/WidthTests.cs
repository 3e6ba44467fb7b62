using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class WidthTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Theory]
    [InlineData("ascii-shop", 'x', 128)]
    [InlineData("chinese-shop", '茶', 42)]
    public async Task KpiShow_OfALongCategory_ShowsFiguresWhole(string shop, char character, int count)
    {
        using var files = new ShopFiles();
        var sales = files.Sales($"1,{shop},2021-05-04,1234567.25,1,CNY,{new string(character, count)},c-1", $"2,{shop},2021-05-04,10.00,1,CNY,Tea,c-1");
        await server.Channelctl.ImportAsync(sales, files.Map(shop));

        var lines = (await server.Channelctl.DoneAsync("kpi", "show", shop, "2021-05")).Output.Split('\n');

        Assert.Contains(lines, line => line.TrimStart().StartsWith(character) && line.Contains(" 1,234,567.25 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Tea ", StringComparison.Ordinal) && line.Contains(" 10.00 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("gross CNY", StringComparison.Ordinal) && line.Contains("margin", StringComparison.Ordinal));
    }
}
