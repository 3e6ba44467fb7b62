using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Targets by command. Each test has partners and regions of its own.</summary>
public sealed class TargetCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private static readonly string Example = Repository.PathOf("src", "ChannelGrains.Cli", "Targets", "targets.yaml");

    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Set_OfTheSource_ShowsTheSourcesTable()
    {
        var output = (await _channelctl.DoneAsync("target", "set", "2081", "--region", "source", "--amount", "100000000")).Output;

        Assert.Matches(@"2081-Q1 +25,000,000", output);
        Assert.Matches(@"2081-02 +8,333,333 +2,083,333 +2,083,333 +2,083,333 +2,083,333", output);
        Assert.Equal(output.Replace("\r", "", StringComparison.Ordinal), (await _channelctl.DoneAsync("target", "show", "2081", "--region", "source")).Output.Replace("\r", "", StringComparison.Ordinal));
        Assert.Matches(@"source +100,000,000\.00 +1 ", (await _channelctl.DoneAsync("target", "list", "2081")).Output);
    }

    [Fact]
    public async Task Apply_TheExampleTwice_ChangesNothingTheSecondTime()
    {
        await PartnerAsync("apply-a");
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "targets.yaml");
        var text = (await File.ReadAllTextAsync(Example)).Replace("store-0042", "apply-a", StringComparison.Ordinal).Replace("\"2026\"", "\"2082\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text);

        Assert.Matches(@"the company, 2082: set, version 1 of 100,000,000\.00 CNY\s+apply-a, 2082: set, version 1 of 10,000,000\.00 CNY", (await _channelctl.DoneAsync("target", "apply", path)).Output);
        Assert.Matches(@"the company, 2082: unchanged.*\s+apply-a, 2082: unchanged, version 1", (await _channelctl.DoneAsync("target", "apply", path)).Output);
        await File.WriteAllTextAsync(path, text.Replace("10000000.00 CNY", "12000000.00 CNY", StringComparison.Ordinal));
        Assert.Matches(@"the company, 2082: unchanged.*\s+apply-a, 2082: changed, version 2 of 12,000,000\.00 CNY", (await _channelctl.DoneAsync("target", "apply", path)).Output);
    }

    [Fact]
    public async Task Allocate_ByHandFromAFile_ShowsPartsAndGap()
    {
        await PartnerAsync("hand-a");
        await _channelctl.DoneAsync("target", "set", "2083", "--region", "hands", "--amount", "1000");
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "parts.json");
        await File.WriteAllTextAsync(path, """[{"partner_id": "hand-a", "target": "900.00 CNY"}]""");

        Assert.Matches(@"gap +100\.00", (await _channelctl.DoneAsync("target", "allocate", "2083", "--region", "hands", "--by", "BY_HAND", "--parts", path)).Output);
        Assert.Matches(@"hand-a +900\.00", (await _channelctl.DoneAsync("target", "allocation", "2083", "--region", "hands")).Output);
    }

    [Fact]
    public async Task Pace_OfAPartner_ShowsAttainment()
    {
        await PartnerAsync("pace-a");
        await _channelctl.DoneAsync("target", "set", "2021", "--partner", "pace-a", "--amount", "1000", "--months", "1,1,1,1,1,1,1,1,1,1,1,3");

        Assert.Matches(@"seasonal +1,000\.00 +-1,000\.00 +0\.00 %", (await _channelctl.DoneAsync("target", "pace", "2021", "--partner", "pace-a")).Output);
        Assert.Matches(@"2020-12 +0\.00 +0 +-", (await _channelctl.DoneAsync("target", "weights", "2021", "--partner", "pace-a")).Output);
        Assert.Equal(2, (await _channelctl.RunAsync("target", "pace", "2021")).Code);
        Assert.Matches("attainment +0\\.00 %", (await _channelctl.DoneAsync("kpi", "show", "pace-a", "2021")).Output);
        Assert.Matches(@"net 0\.00 of 1,000\.00 CNY +attainment 0\.00 %", (await _channelctl.DoneAsync("target", "pace", "2021", "--partner", "pace-a", "--watch", "--count", "1")).Output);
        Assert.Equal(2, (await _channelctl.RunAsync("target", "pace", "2021", "--partner", "pace-a", "--count", "1")).Code);
    }

    [Fact]
    public async Task Channel_OfARegionWithATarget_ShowsItsAttainment()
    {
        await _channelctl.DoneAsync("target", "set", "2084", "--region", "attained", "--amount", "1200");

        Assert.Matches(@"(?s)target +100\.00.*attainment +0\.00 %", (await _channelctl.DoneAsync("kpi", "channel", "2084-01", "--region", "attained")).Output);
    }

    private Task PartnerAsync(string id) => _channelctl.DoneAsync(
        "partner", "create", id, "--name", id, "--type", "DIRECT", "--region", id.StartsWith("hand", StringComparison.Ordinal) ? "hands" : "cn", "--state", "ACTIVE");
}
