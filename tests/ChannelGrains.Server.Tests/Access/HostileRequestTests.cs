using ChannelGrains.Forms.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Certificates;
using ChannelGrains.Server.Tests.Surveys;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>Whatever a unary call says, it is answered, or refused in words: it is no fault of the server, and none of its grains' states is lost by it.</summary>
public sealed class HostileRequestTests
{
    private const int CallsOfEach = 40;

    private static readonly StatusCode[] Faults = [StatusCode.Internal, StatusCode.Unknown, StatusCode.DataLoss, StatusCode.DeadlineExceeded, StatusCode.Unavailable];

    /// <summary>It writes where the caller says, on the server's own disk.</summary>
    private const string Backup = "BackupJournal";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EveryMethod_OfRequestsThatSayAnything_IsAnsweredOrRefused(int seed)
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true" });
        var client = new TestClient(server.Channel);
        var known = await KnownAsync(client);
        var (hostile, faults, kept) = (new HostileRequests(seed, known), new List<string>(), 0);
        foreach (var method in ApiMethods.All.Where(method => method is { IsClientStreaming: false, IsServerStreaming: false } && method.Name != Backup))
            for (var number = 0; number < CallsOfEach; number++)
            {
                var request = hostile.Next(method.InputType);
                var call = await AnyCall.MakeAsync(server.Channel, method, request);
                kept += call.Code == StatusCode.OK ? 1 : 0;
                if (Faults.Contains(call.Code) && call.Reason is "" or "OUTCOME_UNKNOWN")
                    faults.Add($"{call.Code} of {method.Name} {request}");
            }

        Assert.Empty(faults);
        Assert.True(kept > CallsOfEach, $"Only {kept} calls were not refused: they say too little of what is there.");
        Assert.Empty((await client.Admin.VerifyJournalAsync(new())).Problems);
    }

    /// <summary>One of each that others name by an id.</summary>
    private static async Task<IReadOnlyList<string>> KnownAsync(TestClient client)
    {
        var partner = await client.AgreedPartnerAsync();
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", 5), Make.Sale("s2", 7, category: "tea"), Make.Sale("s3").With(sale => sale.CurrencyCode = "EUR")));
        var (test, survey) = (await client.PutTestAsync("test"), await client.PutSurveyAsync(id: "survey"));
        await client.TakeAsync(TestTaking.Taken(partner, test, "record", "person"));
        await client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, survey, "customer"));
        await client.Forms.PutPlanAsync(new() { Plan = new() { PlanId = "plan", FormId = "test", Title = "plan", StartsOn = "2026-01-01", DaysToDo = 3, Scope = new() { PartnerIds = { partner } } } });
        await client.Compliance.PutRequirementAsync(new() { Requirement = new() { RequirementId = "licence", Kind = ChannelGrains.Compliance.V1.RequirementKind.Licence, Title = "Licence" } });
        await client.Tools.PutToolAsync(new() { Tool = new Tool { ToolId = "tool", DefaultLanguage = "en", Title = { ["en"] = "Tool" }, Url = "https://example.com" } });
        await client.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = "action", Kind = ChannelGrains.Actions.V1.ActionKind.Task, Title = "call", DueOn = "2030-01-01" });
        return [partner, source, "test", "survey", "plan", "licence", "tool", "action", "record", "person", "customer", "overall", "warranty", "recommend", "s1", "2026-01", "2026-03", "local"];
    }
}
