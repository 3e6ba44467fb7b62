using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

public sealed class ImportProblemTests(CommandServer server) : IClassFixture<CommandServer>
{
    private const string Lookups = """ "lookups": [ { "name": "shop", "file": "shops.csv", "key": "Id", "from": "Shop" } ], """;

    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("2,{0},2021-05-04,ten,1,CNY,Tea,c-1", "Amount: 'ten' is not a number")]
    [InlineData("2,{0},2021-05-04,1.0000001,1,CNY,Tea,c-1", "Amount: 1.0000001: the number is too large or has more than 6 decimals")]
    [InlineData("2,{0},04.05.2021,1,1,CNY,Tea,c-1", "Date: '04.05.2021' does not fit the format uuuu-MM-dd")]
    [InlineData("2,{0},2021-05-04,1,1.0005,CNY,Tea,c-1", "Pieces: 1.0005: the number is too large or has more than 3 decimals")]
    [InlineData("2,{0},2021-05-04", "(row): it has 3 fields under a header of 8")]
    [InlineData("2,{0},2021-05-04,1,1,CNY,Tea", "(row): it has 7 fields under a header of 8")]
    [InlineData("2,{0},2021-05-04,1,234.50,1,CNY,Tea,c-1", "(row): it has 9 fields under a header of 8: a value with the delimiter in it must stand in quotes")]
    [InlineData("2,{0},2021-05-04,119,60,1,CNY,Tea,c-1", "(row): it has 9 fields under a header of 8")]
    [InlineData("2,{0},2021-05-04,1,1,CNY,Tea,c-1,", "(row): it has 9 fields under a header of 8")]
    [InlineData("2,{0},2021-05-04,1,1,CNY,\"Tea\" x,c-1", "(row): a quote is in a wrong place or not closed")]
    [InlineData("2,,2021-05-04,1,1,CNY,Tea,c-1", "Shop: the partner is missing")]
    [InlineData(",{0},2021-05-04,1,1,CNY,Tea,c-1", "Receipt: a transaction id is missing")]
    [InlineData("2,{0},2021-05-04,\"1,234.50\",1,CNY,Tea,c-1", "Amount: '1,234.50' is not a number with the decimal separator '.'")]
    [InlineData("2,{0},2021-05-04,1E+05,1,CNY,Tea,c-1", "Amount: '1E+05' is a shortened number, whose digits are lost")]
    [InlineData("2,{0},2021-05-04,\uff11\uff12,1,CNY,Tea,c-1", "Amount: '\uff11\uff12' is not a number")]
    [InlineData("2,{0},2021-05-04,CNY 5,1,CNY,Tea,c-1", "Amount: 'CNY 5' is not a number")]
    [InlineData("2,{0},2021-05-04,5.,1,CNY,Tea,c-1", "Amount: '5.' is not a number")]
    [InlineData("2,{0},2021-05-04,,1,CNY,Tea,c-1", "Amount: it is empty")]
    [InlineData("2,{0},44320,1,1,CNY,Tea,c-1", "Date: '44320' does not fit the format uuuu-MM-dd")]
    [InlineData("1.23457E+12,{0},2021-05-04,1,1,CNY,Tea,c-1", "Receipt: '1.23457E+12' is an id that Excel has shortened")]
    [InlineData("R\u200b2,{0},2021-05-04,1,1,CNY,Tea,c-1", "Receipt: 'R\u200b2' has a line end or another character that is not seen inside (U+200B)")]
    [InlineData("2,{0},2021-05-04,1,1,CNY,T\ufffd,c-1", "Group: 'T\ufffd' has characters that an earlier conversion lost (U+FFFD)")]
    [InlineData("2,{0},2021-05-04,1,-1,CNY,Tea,c-1", "Pieces: the quantity of a SALE with an amount is negative")]
    [InlineData("2,{0},2021-05-04,-1,1,CNY,Tea,c-1", "Pieces: the quantity of a RETURN has another sign than its amount")]
    public async Task Import_BadRow_NamesLineAndColumnAndStopsThere(string row, string problem)
    {
        using var files = new ShopFiles();
        var source = $"bad-{Guid.NewGuid():N}";
        var sales = files.Sales($"1,{source},2021-05-04,1,1,CNY,Tea,c-1", string.Format(row, source), $"3,{source},2021-05-04,1,1,CNY,Tea,c-1");
        var answer = await ImportAsync(sales, files.Map(source));
        Assert.Equal(1, answer.Code);
        Assert.Contains($"bad row, line 3, {ForeignText.Shown(problem)}", answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"stopped +too many bad rows", answer.Output);
        Assert.Matches(@"accepted +1 ", answer.Output);
    }

    [Fact]
    public async Task Import_BadRowAfterAFieldOfTwoLines_CountsLinesOfTheFile()
    {
        using var files = new ShopFiles();
        var sales = files.Write("sales.csv", ShopFiles.Header + ",Note\n1,lines,2021-05-04,1,1,CNY,Tea,c-1,\"good\nand more\"\n2,lines,2021-05-04,x,1,CNY,Tea,c-1,\n");
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
        Assert.Equal((1, 2), (again.GetProperty("duplicates").GetInt32(), again.GetProperty("accepted").GetInt32()));
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
        var sales = files.Sales("1,Arnold Park,2021-05-04,1,1,CNY,Tea,c-1", "2,Arnold-Park,2021-05-04,1,1,CNY,Tea,c-1");
        var answer = await ImportAsync(sales, files.Map("collision"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("'Arnold Park' and 'Arnold-Park' would both get the id 'Arnold-Park'", answer.Error, StringComparison.Ordinal);
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
