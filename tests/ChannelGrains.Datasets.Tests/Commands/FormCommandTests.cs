using System.Globalization;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class FormCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private static readonly string Starters = Repository.PathOf("src", "ChannelGrains.Cli", "Forms");

    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("store-hygiene", "INSPECTION", "门店卫生巡查")]
    [InlineData("product-training", "TEST", "产品培训测试")]
    [InlineData("partner-satisfaction", "SURVEY", "渠道商满意度调查")]
    [InlineData("customer-satisfaction", "SURVEY", "客户满意度调查")]
    [InlineData("anti-bribery", "ATTESTATION", "反贿赂声明")]
    public async Task Put_AStarterTwice_IsItsFirstVersionInBothLanguages(string form, string kind, string title)
    {
        var file = Path.Combine(Starters, $"{form}.yaml");
        await _channelctl.DoneAsync("form", "put", file);
        var put = (await _channelctl.DoneAsync("form", "put", file)).Output;

        Assert.Contains(title, put, StringComparison.Ordinal);
        var shown = await _channelctl.JsonAsync("form", "show", form);
        Assert.Equal((1, kind), (shown.GetProperty("version").GetInt32(), shown.GetProperty("kind").GetString()!.Replace("FORM_KIND_", "", StringComparison.Ordinal)));
        foreach (var item in shown.GetProperty("items").EnumerateArray())
            Assert.Equal(2, item.GetProperty("title").EnumerateObject().Count());
        Assert.Contains(form, (await _channelctl.DoneAsync("form", "list", "--kind", kind)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AVisitByFiles_IsListedWithWhatItFound()
    {
        using var directory = new TemporaryDirectory();
        await _channelctl.DoneAsync("form", "put", Path.Combine(Starters, "store-hygiene.yaml"));
        await _channelctl.DoneAsync("partner", "create", "visited", "--name", "Visited", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var later = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var plan = await FileAsync("plan.yaml", $"plan_id: visits\nform_id: store-hygiene\nstarts_on: {today}\ndays_to_do: 3\nowner: ann\nscope: {{partner_ids: [visited]}}\n");
        Assert.Contains("visits", (await _channelctl.DoneAsync("plan", "put", plan)).Output, StringComparison.Ordinal);
        var visit = await FileAsync("visit.yaml",
            $"record_id: v-1\npartner_id: visited\nform_id: store-hygiene\nform_version: 1\ntaken_at: {DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss}Z\ntaken_by: Li Wei\nassignment: {{plan_id: visits, begins_on: \"{today}\"}}\n"
            + "answers:\n  - {item_id: floor, yes: false}\n  - {item_id: shelves, scale: 5}\n  - {item_id: expired, yes: false}\n  - {item_id: licence, choice_id: shown}\n");

        var sent = (await _channelctl.DoneAsync("record", "submit", visit)).Output;
        Assert.Contains("85.714286", sent, StringComparison.Ordinal);
        Assert.Equal(sent, (await _channelctl.DoneAsync("record", "submit", visit)).Output);

        Assert.Contains("85.714286", (await _channelctl.DoneAsync("record", "list", "visited")).Output, StringComparison.Ordinal);
        Assert.Contains("v-1", (await _channelctl.DoneAsync("record", "show", "visited", "v-1")).Output, StringComparison.Ordinal);
        Assert.Contains("清洁地面", (await _channelctl.DoneAsync("record", "findings", "visited", "--state", "OPEN")).Output, StringComparison.Ordinal);
        Assert.Contains("1 open", (await _channelctl.DoneAsync("record", "decide", "visited", "v-1", "floor", "--cause", "no mop", "--decision", "buy one", "--check-on", later)).Output, StringComparison.Ordinal);
        var month = today[..7];
        Assert.Matches(@"(?s)inspected +1\s.*mean score +85.714286\s.*found +1, 0 again", (await _channelctl.DoneAsync("record", "measures", month, "--partner", "visited")).Output);
        Assert.Equal(2, (await _channelctl.RunAsync("record", "measures", month, "--partner", "visited", "--region", "cn")).Code);
        Assert.Contains("refit-1", (await _channelctl.DoneAsync("record", "improve", "visited", "v-1/floor", "--action", "refit-1", "--title", "Refit the shop")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _channelctl.RunAsync("record", "improve", "visited", "v-1", "--action", "refit-2", "--title", "Refit the shop")).Code);
        Assert.Contains("visits", (await _channelctl.DoneAsync("plan", "list", "--form", "store-hygiene")).Output, StringComparison.Ordinal);
        Assert.Contains("store-hygiene", (await _channelctl.DoneAsync("plan", "show", "visits")).Output, StringComparison.Ordinal);
        var amend = await FileAsync("amend.yaml", "partner_id: visited\nrecord_id: v-1\nreason: a slip\nanswers: [{item_id: floor, yes: true}]\n");
        Assert.Contains("a slip", (await _channelctl.DoneAsync("record", "amend", amend)).Output, StringComparison.Ordinal);
        for (var tries = 0; tries < 100 && !(await _channelctl.DoneAsync("plan", "assignments", "--state", "DONE")).Output.Contains("v-1", StringComparison.Ordinal); tries++)
            await Task.Delay(100);
        Assert.Contains("v-1", (await _channelctl.DoneAsync("plan", "assignments", "--state", "DONE")).Output, StringComparison.Ordinal);

        async Task<string> FileAsync(string name, string text)
        {
            var path = Path.Combine(directory.Path, name);
            await File.WriteAllTextAsync(path, text);
            return path;
        }
    }
}
