using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>SEQUENCED sources: the file begins with what was imported before, or it is refused.</summary>
public sealed class SequencedFileTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("N", 7)]
    [InlineData("N", 5)]
    public async Task Import_NextMonthsFile_IsRefusedAndCountsNothing(string ids, int rows)
    {
        using var files = new ShopFiles();
        var shop = $"next-{Guid.NewGuid():N}";
        await OctoberAsync(files, shop);
        var answer = await ImportAsync(files.Sales(Rows(ids, shop, rows, "2021-06-04")), files.Map(shop));
        Assert.Equal(1, answer.Code);
        Assert.Contains($"the last one is O-5; row 5 of the partner in this file is {ids}-5", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(shop, (await _channelctl.DoneAsync("quarantine", "list", shop)).Output, StringComparison.Ordinal);
        await AssertTotalAsync(shop, "5.00");
    }

    [Theory]
    [InlineData("the same ids on other days")]
    [InlineData("a row changed in the middle")]
    public async Task Import_FileWithTheSameLastId_IsComparedRowByRow(string change)
    {
        using var files = new ShopFiles();
        var shop = $"same-{Guid.NewGuid():N}";
        await OctoberAsync(files, shop);
        var rows = Rows("O", shop, 7, change.StartsWith("the", StringComparison.Ordinal) ? "2021-06-04" : "2021-05-04").ToList();
        if (change.StartsWith('a'))
            rows[2] = rows[2].Replace(",1,1,CNY", ",100,1,CNY", StringComparison.Ordinal);
        var answer = await ImportAsync(files.Sales(rows), files.Map(shop));
        Assert.Equal(1, answer.Code);
        Assert.Contains("CONTENT_CONFLICT", answer.Output, StringComparison.Ordinal);
        await AssertTotalAsync(shop, "5.00");
    }

    [Fact]
    public async Task Import_RowPutIn_IsRefused()
    {
        using var files = new ShopFiles();
        var shop = $"putin-{Guid.NewGuid():N}";
        await OctoberAsync(files, shop);
        var rows = Rows("O", shop, 5, "2021-05-04").ToList();
        rows.Insert(1, $"new,{shop},2021-05-04,1,1,CNY,Tea,c-1");
        Assert.Equal(1, (await ImportAsync(files.Sales(rows), files.Map(shop))).Code);
        await AssertTotalAsync(shop, "5.00");
    }

    [Fact]
    public async Task Import_FileThatHasGrownOrIsShorter_SendsTheRestOnce()
    {
        using var files = new ShopFiles();
        var shop = $"grown-{Guid.NewGuid():N}";
        await OctoberAsync(files, shop);
        var grown = await _channelctl.ImportAsync(files.Sales(Rows("O", shop, 8, "2021-05-04")), files.Map(shop), "--sequenced");
        Assert.Equal((3, 5), (grown.GetProperty("accepted").GetInt32(), grown.GetProperty("duplicates").GetInt32()));
        var shorter = await _channelctl.ImportAsync(files.Sales(Rows("O", shop, 2, "2021-05-04")), files.Map(shop), "--sequenced");
        Assert.Equal((0, 2), (shorter.GetProperty("accepted").GetInt32(), shorter.GetProperty("duplicates").GetInt32()));
        await AssertTotalAsync(shop, "8.00");
    }

    [Fact]
    public async Task Import_LaneOpenedAnew_IsRefusedUnlessTheEpochIsSaid()
    {
        using var files = new ShopFiles();
        var shop = $"anew-{Guid.NewGuid():N}";
        await OctoberAsync(files, shop);
        await _channelctl.DoneAsync("lane", "open", shop, shop, "--expected-epoch", "1", "--reason", "till replaced");
        var again = await ImportAsync(files.Sales(Rows("O", shop, 5, "2021-05-04")), files.Map(shop));
        Assert.Equal(1, again.Code);
        Assert.Contains("--epoch 2", again.Error, StringComparison.Ordinal);
        await AssertTotalAsync(shop, "5.00");
        var rest = await _channelctl.ImportAsync(files.Sales(Rows("P", shop, 2, "2021-05-04")), files.Map(shop), "--sequenced", "--epoch", "2");
        Assert.Equal(2, rest.GetProperty("accepted").GetInt32());
    }

    private static IEnumerable<string> Rows(string ids, string shop, int count, string date) =>
        Enumerable.Range(1, count).Select(i => $"{ids}-{i},{shop},{date},1,1,CNY,Tea,c-1");

    private async Task OctoberAsync(ShopFiles files, string shop)
    {
        var summary = await _channelctl.ImportAsync(files.Sales(Rows("O", shop, 5, "2021-05-04")), files.Map(shop), "--sequenced");
        Assert.Equal(5, summary.GetProperty("accepted").GetInt32());
    }

    private async Task AssertTotalAsync(string shop, string net) =>
        Assert.Matches($@"total +{net.Replace(".", @"\.", StringComparison.Ordinal)}", (await _channelctl.DoneAsync("kpi", "show", shop, "2021")).Output);

    private Task<Channelctl.Answer> ImportAsync(string sales, string map) =>
        _channelctl.RunAsync("import", sales, "--map", map, "--create-source", "--create-partners", "--sequenced");
}
