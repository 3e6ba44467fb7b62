using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class PartnerCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Partner_ThroughItsLife_ShowsEachState()
    {
        var created = await _channelctl.JsonAsync(
            "partner", "create", "life", "--name", "Chengdu South", "--type", "INTERMEDIARY", "--region", "cn/sichuan", "--state", "ACTIVE", "--external-id", "crm=4711");
        Assert.Equal(("PARTNER_STATE_ACTIVE", "CNY"), (created.GetProperty("state").GetString(), created.GetProperty("currency_code").GetString()));
        Assert.Equal("4711", created.GetProperty("external_ids").GetProperty("crm").GetString());

        var updated = await _channelctl.JsonAsync("partner", "update", "life", "--name", "Chengdu South 2");
        Assert.Equal("Chengdu South 2", updated.GetProperty("display_name").GetString());
        Assert.Equal("PARTNER_STATE_SUSPENDED", State(await _channelctl.JsonAsync("partner", "suspend", "life", "--reason", "open complaint")));
        Assert.Equal("PARTNER_STATE_ACTIVE", State(await _channelctl.JsonAsync("partner", "resume", "life", "--reason", "settled")));
        await _channelctl.DoneAsync("partner", "terminate", "life", "--reason", "shop closed");

        var shown = await _channelctl.DoneAsync("partner", "get", "life");
        Assert.Contains("Chengdu South 2", shown.Output, StringComparison.Ordinal);
        Assert.Contains("cn/sichuan", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidate_OnItsWay_IsScoredPlannedAndAdvanced()
    {
        await _channelctl.DoneAsync("partner", "criteria", "define", "--criterion", "reach=3", "--criterion", "fit=1", "--threshold", "70");
        Assert.Contains("reach", (await _channelctl.DoneAsync("partner", "criteria", "get")).Output, StringComparison.Ordinal);
        var created = await _channelctl.JsonAsync(
            "partner", "create", "candidate", "--name", "C", "--type", "DIRECT", "--region", "funnel", "--origin", "EMPLOYEE_REFERRAL", "--referrer", "Li Wei", "--known-since", "2026-01-01");
        Assert.Equal("Li Wei", created.GetProperty("origin").GetProperty("referrer").GetString());

        var refused = await _channelctl.RunAsync("partner", "advance", "candidate", "--evidence", "minutes");
        Assert.Equal(1, refused.Code);
        Assert.Contains("reason SCORE_MISSING", refused.Error, StringComparison.Ordinal);
        Assert.Equal("80.000000000000", (await _channelctl.JsonAsync("partner", "score", "candidate", "--points", "reach=80", "--points", "fit=80")).GetProperty("score").GetString());
        Assert.Equal("PARTNER_STATE_QUALIFIED", State(await _channelctl.JsonAsync("partner", "advance", "candidate", "--to", "QUALIFIED", "--evidence", "minutes", "--effective-from", "2026-01-11")));
        await _channelctl.DoneAsync("partner", "plan", "candidate", "--summary", "two shops", "--expected-sales", "1200000.50");

        var shown = (await _channelctl.DoneAsync("partner", "get", "candidate")).Output;
        Assert.All(["QUALIFIED", "minutes", "score 80.00, threshold 70", "two shops", "1,200,000.50 CNY"], text => Assert.Contains(text, shown, StringComparison.Ordinal));
        Assert.Equal(2, (await _channelctl.RunAsync("partner", "score", "candidate", "--points", "reach")).Code);
        Assert.Contains("PROSPECT", (await _channelctl.DoneAsync("partner", "funnel", "--region", "funnel")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithFilters_ShowsThoseOnly()
    {
        await _channelctl.DoneAsync("partner", "create", "list-a", "--name", "A", "--type", "DIRECT", "--region", "list/de/berlin", "--state", "ACTIVE");
        await _channelctl.DoneAsync("partner", "create", "list-b", "--name", "B", "--type", "DIRECT", "--region", "list/de");
        await _channelctl.DoneAsync("partner", "create", "list-c", "--name", "C", "--type", "INTERNAL", "--region", "list/fr", "--state", "ACTIVE");
        Assert.Equal(["list-a", "list-b"], await ListAsync("--region", "list/de"));
        Assert.Equal(["list-a"], await ListAsync("--region", "list", "--state", "ACTIVE", "--type", "DIRECT"));
        Assert.Equal(["list-a", "list-b"], await ListAsync("--region", "list", "--limit", "2"));
    }

    [Fact]
    public async Task Names_OfAPartnerThatSoldNothing_SayHowManyThereMayBe()
    {
        await _channelctl.DoneAsync("partner", "create", "nameless", "--name", "A", "--type", "DIRECT", "--region", "eu", "--state", "ACTIVE");
        var shown = await _channelctl.DoneAsync("partner", "names", "nameless");
        Assert.Contains("0 of 4,096 categories", shown.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 4,096 regions", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SameRequestId_AnswersTheSameAgain()
    {
        string[] create = ["partner", "create", "again", "--name", "A", "--type", "DIRECT", "--region", "eu", "--request-id", "request-1"];
        var first = await _channelctl.JsonAsync(create);
        Assert.Equal(first.ToString(), (await _channelctl.JsonAsync(create)).ToString());
    }

    [Fact]
    public async Task Create_TakenId_ExitsWith1AndSaysWhatToDo()
    {
        string[] create = ["partner", "create", "taken", "--name", "A", "--type", "DIRECT", "--region", "eu"];
        await _channelctl.DoneAsync(create);
        var answer = await _channelctl.RunAsync(create);
        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Contains("reason PARTNER_EXISTS", answer.Error, StringComparison.Ordinal);
        Assert.Contains("  do ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_BadFields_NamesTheField()
    {
        var answer = await _channelctl.RunAsync("--json", "partner", "create", "bad", "--name", "A", "--type", "DIRECT", "--region", "eu//de");
        Assert.Equal(1, answer.Code);
        Assert.Equal("INVALID_ARGUMENT", answer.ErrorJson.GetProperty("code").GetString());
        Assert.Equal("partner.region", answer.ErrorJson.GetProperty("field_violations")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Update_OldEtag_ExitsWith1()
    {
        await _channelctl.DoneAsync("partner", "create", "etag", "--name", "A", "--type", "DIRECT", "--region", "eu");
        var old = (await _channelctl.JsonAsync("partner", "get", "etag")).GetProperty("partner").GetProperty("etag").GetString()!;
        await _channelctl.DoneAsync("partner", "update", "etag", "--name", "B", "--etag", old);
        var answer = await _channelctl.RunAsync("--json", "partner", "update", "etag", "--name", "C", "--etag", old);
        Assert.Equal((1, "ETAG_MISMATCH"), (answer.Code, answer.ErrorJson.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Get_UnknownPartner_ExitsWith1()
    {
        var answer = await _channelctl.RunAsync("partner", "get", "nobody");
        Assert.Equal(1, answer.Code);
        Assert.Contains("code    NOT_FOUND", answer.Error, StringComparison.Ordinal);
    }

    private static string? State(System.Text.Json.JsonElement partner) => partner.GetProperty("state").GetString();

    private async Task<IEnumerable<string?>> ListAsync(params string[] filters) =>
        (await _channelctl.JsonAsync(["partner", "list", .. filters]))
            .GetProperty("partners").EnumerateArray().Select(partner => partner.GetProperty("partner_id").GetString());
}
