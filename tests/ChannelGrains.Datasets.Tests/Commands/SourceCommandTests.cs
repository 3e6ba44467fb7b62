using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class SourceCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Source_CreatedAndUpdated_ShowsWhatItIs()
    {
        var created = await _channelctl.JsonAsync("source", "create", "erp", "--mode", "KEYED", "--name", "ERP", "--partner", "a", "--partner", "b");
        Assert.Equal(["a", "b"], created.GetProperty("allowed_partner_ids").EnumerateArray().Select(id => id.GetString()));
        await _channelctl.DoneAsync("source", "update", "erp", "--max-age-days", "4000", "--every-partner");
        var found = await _channelctl.JsonAsync("source", "get", "erp");
        Assert.Equal((4_000, "ERP", 0), (
            found.GetProperty("max_age_days").GetInt32(), found.GetProperty("display_name").GetString(), found.GetProperty("allowed_partner_ids").GetArrayLength()));
        Assert.Matches(@"erp +KEYED +ERP +every partner +4,000", (await _channelctl.DoneAsync("source", "list")).Output);
    }

    [Fact]
    public async Task Create_WithoutMode_ExitsWith2()
    {
        var answer = await _channelctl.RunAsync("source", "create", "nothing");
        Assert.Equal(2, answer.Code);
        Assert.Contains("--mode", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_Nothing_ExitsWith2() => Assert.Equal(2, (await _channelctl.RunAsync("source", "update", "erp")).Code);

    [Fact]
    public async Task Lane_OfANumberedSource_ShowsWhereItIsAndOpensAnew()
    {
        using var files = new ShopFiles();
        var sales = files.Sales("r-1,lane-shop,2021-05-04,10.50,1,CNY,Tea,c-1", "r-2,lane-shop,2021-05-05,4,1,CNY,Tea,c-2");
        await _channelctl.ImportAsync(sales, files.Map("till"), "--sequenced");

        var lane = await _channelctl.JsonAsync("lane", "get", "till", "lane-shop");
        Assert.Equal(("1", "2", "r-2"), (
            lane.GetProperty("epoch").GetString(), lane.GetProperty("committed_sequence").GetString(), lane.GetProperty("last_transaction_id").GetString()));
        Assert.Matches(@"till +1 +2 +2 +0", (await _channelctl.DoneAsync("lane", "list", "lane-shop")).Output);

        var wrong = await _channelctl.RunAsync("--json", "lane", "open", "till", "lane-shop", "--expected-epoch", "7", "--reason", "till replaced");
        Assert.Equal((1, "LANE_EPOCH"), (wrong.Code, wrong.ErrorJson.GetProperty("reason").GetString()));
        var opened = await _channelctl.JsonAsync("lane", "open", "till", "lane-shop", "--expected-epoch", "1", "--reason", "till replaced");
        Assert.Equal(("2", "0"), (opened.GetProperty("epoch").GetString(), opened.GetProperty("committed_sequence").GetString()));
    }
}
