using System.Globalization;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class SurveyCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Answer_ByTheTokenOfAnInvitation_ShowsInTheResults()
    {
        using var directory = new TemporaryDirectory();
        await _channelctl.DoneAsync("form", "put", Repository.PathOf("src", "ChannelGrains.Cli", "Forms", "customer-satisfaction.yaml"));
        await _channelctl.DoneAsync("partner", "create", "asked", "--name", "Asked", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        var month = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture);

        var invited = await _channelctl.JsonAsync("survey", "invite", "asked", "--form", "customer-satisfaction", "--customer", "member-7", "--channel", "sms", "--days", "3");

        var token = invited.GetProperty("token").GetString()!;
        Assert.Equal($"/survey/{token}", invited.GetProperty("path").GetString());
        Assert.Contains("您对这次购买满意吗", (await _channelctl.DoneAsync("survey", "show", "--token", token)).Output, StringComparison.Ordinal);
        var file = Path.Combine(directory.Path, "answers.yaml");
        await File.WriteAllTextAsync(file, "answers:\n  - {item_id: overall, scale: 2}\n  - {item_id: recommend, scale: 9}\n  - {item_id: words, text: 太晚}\n", TestContext.Current.CancellationToken);
        Assert.Contains("kept", (await _channelctl.DoneAsync("survey", "answer", file, "--token", token)).Output, StringComparison.Ordinal);
        Assert.Contains("ANSWERED", (await _channelctl.DoneAsync("survey", "invitations", "asked", "--form", "customer-satisfaction")).Output, StringComparison.Ordinal);
        Assert.Empty((await _channelctl.JsonAsync("survey", "invitations", "asked", "--state", "WAITING")).GetProperty("invitations").EnumerateArray());
        var results = (await _channelctl.DoneAsync("survey", "results", month, "--partner", "asked", "--subject", "PARTNER")).Output;
        Assert.Contains("customer-satisfaction", results, StringComparison.Ordinal);
        var shown = (await _channelctl.JsonAsync("survey", "results", month, "--partner", "asked")).GetProperty("results")[0];
        Assert.Equal(("0.000000", "0.793451", "1.000000"), (
            shown.GetProperty("satisfaction").GetProperty("value").GetString(), shown.GetProperty("satisfaction").GetProperty("upper").GetString(), shown.GetProperty("net_promoters").GetProperty("value").GetString()));
        Assert.Contains("了解客户不满意的原因", (await _channelctl.DoneAsync("record", "findings", "asked")).Output, StringComparison.Ordinal);
        Assert.Contains("withheld", (await _channelctl.DoneAsync("record", "show", "asked", $"survey-{invited.GetProperty("invitation").GetProperty("invitation_id").GetString()}")).Output, StringComparison.Ordinal);
    }
}
