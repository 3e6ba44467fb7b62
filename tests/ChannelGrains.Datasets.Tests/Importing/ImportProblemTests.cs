using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

public sealed class ImportProblemTests(CommandServer server) : IClassFixture<CommandServer>
{
    private const string Lookups = """ "lookups": [ { "name": "shop", "file": "shops.csv", "key": "Id", "from": "Shop" } ], """;

    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("2,{0},2021-05-04,ten,1,CNY,Tea,c-1", "Amount: 'ten' is not a number")]
    [InlineData("2,{0},2021-05-04,1.0000001,1,CNY,Tea,c-1", "Amount: the number is too large or has more than 6 decimals")]
    [InlineData("2,{0},04.05.2021,1,1,CNY,Tea,c-1", "Date: '04.05.2021' does not fit the format uuuu-MM-dd")]
    [InlineData("2,{0},2021-05-04,1,1.0005,CNY,Tea,c-1", "Pieces: the number is too large or has more than 3 decimals")]
    [InlineData("2,{0},2021-05-04", "Amount: the row has only 3 of 8 columns")]
    [InlineData("2,,2021-05-04,1,1,CNY,Tea,c-1", "partner_id: '' makes a partner id of 0 characters")]
    public async Task Import_BadRow_NamesLineAndColumnAndStopsThere(string row, string problem)
    {
        using var files = new ShopFiles();
        var source = $"bad-{Guid.NewGuid():N}";
        var sales = files.Sales($"1,{source},2021-05-04,1,1,CNY,Tea,c-1", string.Format(row, source), $"3,{source},2021-05-04,1,1,CNY,Tea,c-1");
        var answer = await ImportAsync(sales, files.Map(source));
        Assert.Equal(1, answer.Code);
        Assert.Contains($"bad row, line 3, {problem}", answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"stopped +too many bad rows", answer.Output);
        Assert.Matches(@"accepted +1 ", answer.Output);
    }

    [Fact]
    public async Task Import_BadRowAfterAFieldOfTwoLines_CountsLinesOfTheFile()
    {
        using var files = new ShopFiles();
        var sales = files.Sales("1,lines,2021-05-04,1,1,CNY,\"Tea\nand more\",c-1", "2,lines,2021-05-04,x,1,CNY,Tea,c-1");
        Assert.Contains("bad row, line 4, Amount", (await ImportAsync(sales, files.Map("lines"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_MaxErrors_LeavesOutSoManyAndGoesOn()
    {
        using var files = new ShopFiles();
        var sales = files.Sales(
            "1,most,2021-05-04,1,1,CNY,Tea,c-1", "2,most,2021-05-04,x,1,CNY,Tea,c-1", "3,most,2021-05-04,1,1,CNY,Tea,c-1",
            "4,most,2021-05-04,y,1,CNY,Tea,c-1", "5,most,2021-05-04,1,1,CNY,Tea,c-1", "6,most,2021-05-04,z,1,CNY,Tea,c-1", "7,most,2021-05-04,1,1,CNY,Tea,c-1");
        var stopped = await ImportAsync(sales, files.Map("most"), "--json", "--max-errors", "1");
        Assert.Equal((1, true, 2, 2), Outcome(stopped));
        var whole = await ImportAsync(sales, files.Map("most"), "--json", "--max-errors", "3");
        Assert.Equal((1, false, 3, 2), Outcome(whole));
        Assert.Equal(2, whole.Json.GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public async Task Import_MendedAndRunAgain_TakesTheRestOnce()
    {
        using var files = new ShopFiles();
        string[] rows = ["1,mend,2021-05-04,1,1,CNY,Tea,c-1", "2,mend,2021-05-04,x,1,CNY,Tea,c-1", "3,mend,2021-05-04,1,1,CNY,Tea,c-1"];
        await ImportAsync(files.Sales(rows), files.Map("mend"), "--sequenced");
        rows[1] = rows[1].Replace('x', '5');
        var again = await _channelctl.ImportAsync(files.Sales(rows), files.Map("mend"), "--sequenced");
        Assert.Equal((1, 2), (again.GetProperty("already_committed").GetInt32(), again.GetProperty("accepted").GetInt32()));
        Assert.Matches(@"total +7\.00", (await _channelctl.DoneAsync("kpi", "show", "mend", "2021-05")).Output);
    }

    [Fact]
    public async Task Import_LookupFileMissing_ExitsWith2()
    {
        using var files = new ShopFiles();
        var answer = await ImportAsync(files.Sales(), files.Map("lookup", more: Lookups));
        Assert.Equal(2, answer.Code);
        Assert.Contains("'shops.csv' is in none of", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_LookupKeyMissing_IsABadRowOrTheStandIn()
    {
        using var files = new ShopFiles();
        files.Write("shops.csv", "Id,Name\n17,found-shop\n");
        var sales = files.Sales("1,17,2021-05-04,1,1,CNY,Tea,c-1", "2,18,2021-05-04,1,1,CNY,Tea,c-1");
        var strict = await ImportAsync(sales, files.Map("keys", """{ "lookup": "shop", "column": "Name" }""", Lookups));
        Assert.Contains("bad row, line 3, Shop: '18' is not in lookup 'shop'", strict.Output, StringComparison.Ordinal);
        await _channelctl.ImportAsync(sales, files.Map("keys", """{ "lookup": "shop", "column": "Name", "missing": "lost-shop" }""", Lookups));
        Assert.Matches(@"total +1\.00", (await _channelctl.DoneAsync("kpi", "show", "lost-shop", "2021-05")).Output);
    }

    [Fact]
    public async Task Import_TwoPartnersOfOneId_ExitsWith2()
    {
        using var files = new ShopFiles();
        var sales = files.Sales("1,Arnold's Park,2021-05-04,1,1,CNY,Tea,c-1", "2,Arnold s Park,2021-05-04,1,1,CNY,Tea,c-1");
        var answer = await ImportAsync(sales, files.Map("collision"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("'Arnold's Park' and 'Arnold s Park' would both get the id 'Arnold-s-Park'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_UnknownPartner_IsRefusedAndOthersGoOn()
    {
        using var files = new ShopFiles();
        await _channelctl.DoneAsync("source", "create", "strict", "--mode", "KEYED", "--max-age-days", "36500");
        await _channelctl.DoneAsync("partner", "create", "known", "--name", "K", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        var sales = files.Sales("1,known,2021-05-04,1,1,CNY,Tea,c-1", "2,stranger,2021-05-04,1,1,CNY,Tea,c-1");
        var answer = await _channelctl.RunAsync("import", sales, "--map", files.Map("strict"));
        Assert.Equal(1, answer.Code);
        Assert.Matches(@"accepted +1 ", answer.Output);
        Assert.Contains("PARTNER_NOT_FOUND", answer.Output, StringComparison.Ordinal);
        Assert.Contains("stranger/2", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SourceOfTheOtherMode_ExitsWith2()
    {
        using var files = new ShopFiles();
        await _channelctl.DoneAsync("source", "create", "numbered", "--mode", "SEQUENCED");
        var answer = await ImportAsync(files.Sales(), files.Map("numbered"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("SEQUENCED", answer.Error, StringComparison.Ordinal);
    }

    private static (int Code, bool Stopped, int BadRows, int Accepted) Outcome(Channelctl.Answer answer) => (
        answer.Code, answer.Json.GetProperty("stopped_by_errors").GetBoolean(),
        answer.Json.GetProperty("bad_rows").GetInt32(), answer.Json.GetProperty("accepted").GetInt32());

    private Task<Channelctl.Answer> ImportAsync(string sales, string map, params string[] options) =>
        _channelctl.RunAsync(["import", sales, "--map", map, "--create-source", "--create-partners", .. options]);
}
