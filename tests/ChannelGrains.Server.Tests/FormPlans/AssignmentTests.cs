using ChannelGrains.Forms.V1;
using ChannelGrains.Server.Tests.Actions;
using ChannelGrains.Server.Tests.FormRecords;

namespace ChannelGrains.Server.Tests.FormPlans;

public sealed class AssignmentTests
{
    private static readonly string Today = $"{DateTime.UtcNow:yyyy-MM-dd}";

    [Fact]
    public async Task Put_Plans_AreVersionsThatAreReadAgain()
    {
        await using var server = await ActionServer.StartAsync();
        var form = await server.Ann.PutFormAsync();
        var request = new PutPlanRequest { Plan = Weekly(form), RequestId = "r" };

        var first = await server.Ann.Forms.PutPlanAsync(request);

        Assert.Equal((1, "1", "2036-01-13"), (first.Plan.Version, first.Plan.Etag, first.Plan.EndsOn));
        Assert.Equal(first, await server.Ann.Forms.PutPlanAsync(request));
        Assert.Equal(first, await server.Ann.Forms.PutPlanAsync(new() { Plan = first.Plan }));
        var read = await server.Ann.Forms.GetPlanAsync(new() { PlanId = "weekly" });
        Assert.Equal((first.Plan, 10), (read.Plan, read.NextDays.Count));
        Assert.All(read.NextDays, day => Assert.Equal(DayOfWeek.Monday, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).DayOfWeek));
        var paused = Weekly(form);
        paused.Paused = true;
        Assert.Equal(2, (await server.Ann.Forms.PutPlanAsync(new() { Plan = paused, Etag = "1" })).Plan.Version);
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", server.Ann.Forms.PutPlanAsync(new() { Plan = Weekly(form), Etag = "1" }));
        await Refused.WithAsync(StatusCode.NotFound, "FORM_NOT_FOUND", server.Ann.Forms.PutPlanAsync(new() { Plan = new(Weekly(form)) { FormId = "none" } }));
        await Refused.WithAsync(StatusCode.NotFound, "PLAN_NOT_FOUND", server.Ann.Forms.GetPlanAsync(new() { PlanId = "none" }));
        await server.Ann.Forms.PutPlanAsync(new() { Plan = new(Weekly(form)) { PlanId = "another" } });
        var page = await server.Ann.Forms.ListPlansAsync(new() { PageSize = 1 });
        Assert.Equal("another", Assert.Single(page.Plans).PlanId);
        Assert.Equal("weekly", Assert.Single((await server.Ann.Forms.ListPlansAsync(new() { PageSize = 1, PageToken = page.NextPageToken })).Plans).PlanId);
    }

    [Fact]
    public async Task List_ForAKeyOfOnePartner_ShowsThatPartnerOnly()
    {
        await using var server = await ActionServer.StartAsync();
        var form = await server.Root.PutFormAsync();
        var other = await server.Root.CreatePartnerAsync();
        await server.Root.CreatePartnerAsync(request => request.PartnerId = ActionServer.EvesPartner);
        await server.Root.Forms.PutPlanAsync(new() { Plan = new(Weekly(form)) { Recurrence = "", StartsOn = Today } });

        await Eventually.TrueAsync(async () => (await server.Ann.Forms.ListAssignmentsAsync(new())).Assignments.Count == 2);

        Assert.Equal(ActionServer.EvesPartner, Assert.Single((await server.Eve.Forms.ListAssignmentsAsync(new())).Assignments).PartnerId);
        Assert.Empty((await server.Eve.Forms.ListAssignmentsAsync(new() { PartnerId = other })).Assignments);
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", server.Eve.Forms.ListPlansAsync(new()));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", server.Eve.Forms.PutPlanAsync(new() { Plan = Weekly(form) }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", server.Eve.Forms.SubmitRecordAsync(new() { Record = Visiting.Record(other, form, "r") }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", server.Eve.Forms.GetRecordAsync(new() { PartnerId = other, RecordId = "r" }));
        var kept = await server.Eve.SubmitAsync(Visiting.Record(ActionServer.EvesPartner, form, "r"));
        Assert.Equal(("eve", "Li Wei"), (kept.ReceivedFrom, kept.Record.TakenBy));
    }

    [Fact]
    public async Task List_ByPages_HasEachOnceAndTakesNoForeignToken()
    {
        await using var server = await ActionServer.StartAsync();
        var form = await server.Root.PutFormAsync();
        List<string> partners = [];
        foreach (var _ in Enumerable.Range(0, 5))
            partners.Add(await server.Root.CreatePartnerAsync());
        await server.Root.Forms.PutPlanAsync(new() { Plan = new(Weekly(form)) { Recurrence = "", StartsOn = Today } });
        await Eventually.TrueAsync(async () => (await server.Ann.Forms.ListAssignmentsAsync(new())).Assignments.Count == 5);

        List<string> found = [];
        var request = new ListAssignmentsRequest { PlanId = "weekly", Region = "cn/sichuan", Owner = "ann", PageSize = 2 };
        do
        {
            var page = await server.Ann.Forms.ListAssignmentsAsync(request);
            found.AddRange(page.Assignments.Select(assignment => assignment.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(partners.Order(StringComparer.Ordinal), found);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", server.Ann.Forms.ListAssignmentsAsync(new() { PageToken = "forged" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "ASSIGNMENT_STATE", server.Ann.Forms.ListAssignmentsAsync(new() { States = { (AssignmentState)9 } }));
        Assert.Equal(5, (await server.Ann.Forms.ListAssignmentsAsync(new() { ChannelType = ChannelType.Direct })).Assignments.Count);
        Assert.Empty((await server.Ann.Forms.ListAssignmentsAsync(new() { ChannelType = ChannelType.Intermediary })).Assignments);
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", server.Ann.Forms.ListAssignmentsAsync(new() { ChannelType = (ChannelType)9 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_REGION", server.Ann.Forms.ListAssignmentsAsync(new() { Region = "cn//x" }));
        Assert.Empty((await server.Ann.Forms.ListAssignmentsAsync(new() { Owner = "bob" })).Assignments);
    }

    private static Plan Weekly(Form form) => new()
    {
        PlanId = "weekly",
        FormId = form.FormId,
        Recurrence = "FREQ=WEEKLY;BYDAY=MO",
        StartsOn = "2026-01-05",
        DaysToDo = 3,
        Owner = "ann",
        Scope = new() { Regions = { "cn" }, ChannelTypes = { ChannelType.Direct } },
    };
}
