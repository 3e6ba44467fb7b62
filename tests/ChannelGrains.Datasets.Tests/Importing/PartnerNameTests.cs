using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>Partners whose ids are made of names.</summary>
public sealed class PartnerNameTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("\u6210\u90fd\u5357\u5e97", "\u4e0a\u6d77\u5e97")]
    [InlineData("A/B", "A.B")]
    [InlineData("A&C", "A C")]
    public async Task Import_NamesWithTheSamePartInTwoFiles_AreTwoPartners(string first, string second)
    {
        using var files = new ShopFiles();
        var map = files.Map($"names-{Guid.NewGuid():N}", more: "");
        await _channelctl.ImportAsync(files.Sales($"1,{first},2021-05-04,1,1,CNY,Tea,c-1"), map);
        await _channelctl.ImportAsync(files.Sales($"2,{second},2021-05-04,2,1,CNY,Tea,c-1"), map);
        await _channelctl.ImportAsync(files.Sales($"3,{first},2021-05-04,4,1,CNY,Tea,c-1"), map);
        var partners = (await _channelctl.JsonAsync("partner", "list")).GetProperty("partners").EnumerateArray();
        var id = partners.Single(partner => partner.GetProperty("display_name").GetString() == first).GetProperty("partner_id").GetString()!;
        Assert.Matches(@"total +5\.00", (await _channelctl.DoneAsync("kpi", "show", id, "2021-05")).Output);
    }

    [Fact]
    public async Task Import_IdOfAnotherName_IsRefusedWithWhatToDo()
    {
        using var files = new ShopFiles();
        var map = files.Map("origin");
        await _channelctl.ImportAsync(files.Sales("1,North Gate,2021-05-04,1,1,CNY,Tea,c-1"), map);
        var sales = files.Sales("2,North-Gate,2021-05-04,2,1,CNY,Tea,c-1");
        var answer = await _channelctl.RunAsync("import", sales, "--map", map, "--create-partners");
        Assert.Equal(1, answer.Code);
        Assert.Contains("'North-Gate' would be the partner North-Gate, but that one is 'North Gate'", answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _channelctl.RunAsync("import", sales, "--map", map)).Code);
        await _channelctl.DoneAsync("partner", "update", "North-Gate", "--external-id", "import=North-Gate");
        await _channelctl.DoneAsync("import", sales, "--map", map);
    }

    [Fact]
    public async Task Import_NameOfAPartnerMadeByHand_IsComparedWithItsName()
    {
        using var files = new ShopFiles();
        await _channelctl.DoneAsync("partner", "create", "South-Gate", "--name", "Somebody", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        var sales = files.Sales("1,South Gate,2021-05-04,1,1,CNY,Tea,c-1");
        var answer = await _channelctl.RunAsync("import", sales, "--map", files.Map("hand"), "--create-source");
        Assert.Equal(1, answer.Code);
        Assert.Contains("that one is 'Somebody'", answer.Error, StringComparison.Ordinal);
        await _channelctl.DoneAsync("partner", "update", "South-Gate", "--name", "South Gate");
        await _channelctl.DoneAsync("import", sales, "--map", files.Map("hand"));
    }

    [Fact]
    public async Task Import_BlanksAroundIds_AreNotPartOfThem()
    {
        using var files = new ShopFiles();
        var sales = files.Sales(
            "1,blank,2021-05-04,1,1,CNY,Tea,c-1", "2, blank,2021-05-04,1,1,CNY, Tea,c-1 ", "3,blank ,2021-05-04,1,1,CNY,Tea\u3000,\u00a0c-1",
            "4,\u3000blank\u200b\u3164,2021-05-04,1,1,CNY,\ufeffTea,\tc-1", " 1 ,blank,2021-05-04,1,1,CNY,Tea,c-1");
        var summary = await _channelctl.ImportAsync(sales, files.Map("blank"));
        Assert.Equal((1, 4, 1), (summary.GetProperty("partners").GetInt32(), summary.GetProperty("accepted").GetInt32(), summary.GetProperty("duplicates").GetInt32()));
        var month = (await _channelctl.DoneAsync("kpi", "show", "blank", "2021-05")).Output;
        Assert.Matches(@"Tea +4\.00", month);
        Assert.Matches(@"total +4\.00", month);
    }
}
