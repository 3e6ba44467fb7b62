using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ProgrammeCommandTests
{
    [Fact]
    public async Task Programme_UpdatedBeforeAndAfterAPartner_FixesTheCurrency()
    {
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        var updated = await channelctl.JsonAsync(
            "programme", "update", "--name", "Europe", "--currency", "EUR", "--time-zone", "Europe/Berlin", "--fiscal-year-start-month", "4", "--week-scheme", "ISO");
        Assert.Equal(updated.ToString(), (await channelctl.JsonAsync("programme", "get")).ToString());
        var shown = (await channelctl.DoneAsync("programme", "get")).Output;
        Assert.Matches("(?s)Europe.*EUR.*Europe/Berlin.*4.*ISO", shown);

        await channelctl.DoneAsync("partner", "create", "p", "--name", "P", "--type", "DIRECT", "--region", "eu");
        var answer = await channelctl.RunAsync("--json", "programme", "update", "--currency", "USD");
        Assert.Equal((1, "CURRENCY_FIXED"), (answer.Code, answer.ErrorJson.GetProperty("reason").GetString()));
        Assert.Equal(2, (await channelctl.RunAsync("programme", "update")).Code);
        Assert.Matches("year and weeks +can be changed until there is a target", shown);
        await channelctl.DoneAsync("target", "set", "FY2026", "--company", "--amount", "1");
        Assert.Matches("year and weeks +fixed by the first target", (await channelctl.DoneAsync("programme", "get")).Output);
    }

    [Fact]
    public async Task SellingDays_SetByOptionsAndFile_AreShown()
    {
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        Assert.Contains("Every day is a selling day", (await channelctl.DoneAsync("programme", "selling-days", "show")).Output, StringComparison.Ordinal);
        var set = await channelctl.JsonAsync("programme", "selling-days", "set", "--region", "eu", "--weekdays", "MONDAY,SATURDAY", "--holiday", "2026-05-01=Mayday", "--holiday", "2026-12-25", "--extra", "2026-05-03");
        Assert.Equal("""["MONDAY","SATURDAY"]""", set.GetProperty("weekdays").ToString().Replace(" ", "", StringComparison.Ordinal));
        var stale = await channelctl.RunAsync("--json", "programme", "selling-days", "set", "--region", "eu", "--weekdays", "MONDAY", "--etag", "999");
        Assert.Equal((1, "ETAG_MISMATCH"), (stale.Code, stale.ErrorJson.GetProperty("reason").GetString()));
        Assert.Equal(2, (await channelctl.RunAsync("programme", "selling-days", "set", "--weekdays", "Caturday")).Code);

        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "selling-days.yaml");
        var text = await File.ReadAllTextAsync(Repository.PathOf("src", "ChannelGrains.Cli", "Programmes", "selling-days.yaml"));
        await File.WriteAllTextAsync(path, text);
        Assert.Matches(@"everywhere: set, MON TUE WED THU FRI\s+cn/sichuan: set, MON TUE WED THU FRI SAT", (await channelctl.DoneAsync("programme", "selling-days", "apply", path)).Output);
        Assert.Matches(@"everywhere: unchanged.*\s+cn/sichuan: unchanged", (await channelctl.DoneAsync("programme", "selling-days", "apply", path)).Output);
        await File.WriteAllTextAsync(path, text.Replace("[2026-02-15]", "[2026-02-14, 2026-02-15]", StringComparison.Ordinal));
        Assert.Matches(@"everywhere: unchanged.*\s+cn/sichuan: changed", (await channelctl.DoneAsync("programme", "selling-days", "apply", path)).Output);
        Assert.Matches(@"(?s)everywhere.*cn/sichuan.*2026-02-17 春节.*eu.*MON SAT.*2026-05-01 Mayday, 2026-12-25", (await channelctl.DoneAsync("programme", "selling-days", "show")).Output);
    }
}
