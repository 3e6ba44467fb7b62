using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>What an import does about conflicts, rows of one receipt, and bare dates.</summary>
public sealed class ImportRuleTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Import_ManyConflicts_StopsAndSaysWhatProbablyChanged()
    {
        using var files = new ShopFiles();
        string[] rows = [.. Enumerable.Range(1, 3_000).Select(i => $"{i},many,2021-05-04,1,1,CNY,Tea,c-1")];
        await _channelctl.ImportAsync(files.Sales(rows), files.Map("many"));
        var changed = files.Sales(rows.Select(row => row.Replace("Tea", "Coffee", StringComparison.Ordinal)));
        var answer = await ImportAsync(changed, files.Map("many"), "--json");
        Assert.Equal(1, answer.Code);
        Assert.Contains("the mapping was changed", answer.Error, StringComparison.Ordinal);
        Assert.InRange(answer.Json.GetProperty("quarantined").GetInt32(), 101, 300);
        var all = await ImportAsync(changed, files.Map("many"), "--max-conflicts", "3000", "--json");
        Assert.Equal((1, ""), (all.Code, all.Error));
    }

    [Fact]
    public async Task Import_RowsOfOneReceipt_NamesOrdinal()
    {
        using var files = new ShopFiles();
        var sales = files.Sales("1,rows,2021-05-04,1,1,CNY,Tea,c-1", "1,rows,2021-05-04,1,1,CNY,Tea,c-1", "1,rows,2021-05-04,2,1,CNY,Tea,c-1");
        var answer = await ImportAsync(sales, files.Map("rows"));
        Assert.Equal(1, answer.Code);
        Assert.Matches("with the transaction id of an earlier row of this file +2 ", answer.Output);
        Assert.Contains("note: 2 rows have the transaction id of an earlier row", answer.Output, StringComparison.Ordinal);
        Assert.Contains("note: CONTENT_CONFLICT: the server has these ids with other content", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\"ordinal\"", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_BareDate_IsTheBusinessDayInThePartnersZone()
    {
        using var files = new ShopFiles();
        await _channelctl.DoneAsync("partner", "create", "west", "--name", "W", "--type", "DIRECT", "--region", "us", "--time-zone", "America/Los_Angeles", "--state", "ACTIVE");
        await _channelctl.DoneAsync("partner", "create", "far", "--name", "F", "--type", "DIRECT", "--region", "nz", "--time-zone", "Pacific/Kiritimati", "--state", "ACTIVE");
        var sales = files.Sales("1,west,2021-05-01,1,1,CNY,Tea,c-1", "2,far,2021-05-31,2,1,CNY,Tea,c-1", "3,home,2021-05-31,4,1,CNY,Tea,c-1");
        var answer = await ImportAsync(sales, files.Map("zones"));
        Assert.Equal(0, answer.Code);
        Assert.Contains("note: 1 rows would be on another business day by the mapping's zone Asia/Shanghai", answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"total +1\.00", (await _channelctl.DoneAsync("kpi", "show", "west", "2021-05-01")).Output);
        Assert.Matches(@"total +2\.00", (await _channelctl.DoneAsync("kpi", "show", "far", "2021-05-31")).Output);
        Assert.Matches(@"total +4\.00", (await _channelctl.DoneAsync("kpi", "show", "home", "2021-05-31")).Output);
    }

    [Fact]
    public async Task Import_AgainAfterThePartnersZoneWasCorrected_IsDuplicates()
    {
        using var files = new ShopFiles();
        var map = files.Map("moved");
        File.WriteAllText(map, File.ReadAllText(map).Replace(", \"zone\": \"Asia/Shanghai\"", "", StringComparison.Ordinal));
        var sales = files.Sales("1,moved,2021-05-04,1,1,CNY,Tea,c-1");
        await _channelctl.ImportAsync(sales, map);
        await _channelctl.DoneAsync("partner", "update", "moved", "--time-zone", "Europe/Berlin");
        var again = await _channelctl.ImportAsync(sales, map);
        Assert.Equal(1, again.GetProperty("duplicates").GetInt32());
        Assert.Matches(@"total +1\.00", (await _channelctl.DoneAsync("kpi", "show", "moved", "2021-05-04")).Output);
    }

    /// <summary>As the template says for a till that voids under the receipt's own number.</summary>
    [Fact]
    public async Task Import_VoidUnderTheReceiptsNumber_TakesTheSaleBack()
    {
        using var files = new ShopFiles();
        var map = files.Map("voids", fields: """
            "kind": { "value": "Group", "values": { "S": "SALE", "V": "VOID" } },
            "original_transaction_id": { "concat": [ "Receipt", { "constant": "-S" } ] },
            """);
        File.WriteAllText(map, File.ReadAllText(map).Replace("\"transaction_id\": \"Receipt\"", "\"transaction_id\": { \"concat\": [ \"Receipt\", { \"constant\": \"-\" }, \"Group\" ] }", StringComparison.Ordinal));
        var summary = await _channelctl.ImportAsync(files.Sales(
            "1,voids,2021-05-04,5,1,CNY,S,c-1", "2,voids,2021-05-04,7,1,CNY,S,c-1", "1,voids,2021-05-05,5,1,CNY,V,c-1"), map);
        Assert.Equal((3, 0), (summary.GetProperty("accepted").GetInt32(), summary.GetProperty("repeated_ids").GetInt32()));
        Assert.Matches(@"total +7\.00", (await _channelctl.DoneAsync("kpi", "show", "voids", "2021-05")).Output);
    }

    private Task<Channelctl.Answer> ImportAsync(string sales, string map, params string[] options) =>
        _channelctl.RunAsync(["import", sales, "--map", map, "--create-source", "--create-partners", .. options]);
}
