using ChannelGrains.Actions.V1;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Tests.Compliance;

/// <summary>Requirements of which a partner meets one for a while, another no more, and a third never did.</summary>
internal static class ComplianceSeed
{
    public const string Partner = "tianfu";

    public static async Task FillAsync(PageServer server)
    {
        var compliance = new ComplianceService.ComplianceServiceClient(server.As("ann"));
        await PutAsync(server, "licence", RequirementKind.Licence, "营业执照 <b>Licence</b>", ComplianceGate.Payout);
        await PutAsync(server, "sanctions", RequirementKind.ScreeningResult, "制裁 Sanctions", ComplianceGate.Contract);
        await PutAsync(server, "charter", RequirementKind.SocialResponsibility, "社会责任 Charter");
        await compliance.RecordComplianceEvidenceAsync(new() { PartnerId = Partner, RequirementId = "licence", ValidFrom = FieldSeed.Day(-30), ValidUntil = FieldSeed.Day(20), Sha256 = FieldSeed.Sha256(FieldSeed.Photo), Reference = "No. 17" });
        await compliance.RecordScreeningAsync(new() { PartnerId = Partner, RequirementId = "sanctions", Reference = "result 1", ScreenedOn = FieldSeed.Day(-3) });
        await compliance.RecordScreeningAsync(new() { PartnerId = Partner, RequirementId = "sanctions", Reference = "result 2", Hit = true, Note = "EU list" });
        await NoticedAsync(new ActionService.ActionServiceClient(server.As("ann")));
    }

    /// <summary>That the licence ends soon opens an action a moment later, which others count.</summary>
    private static async Task NoticedAsync(ActionService.ActionServiceClient actions)
    {
        for (var look = 0; look < 600; look++, await Task.Delay(50))
            if ((await actions.ListActionsAsync(new() { Filter = new() { PartnerId = Partner } })).Actions.Any(action => action.Cause.Contains("licence", StringComparison.Ordinal)))
                return;
        Assert.Fail("No action says that the licence ends.");
    }

    public static async Task PutAsync(PageServer server, string id, RequirementKind kind, string title, params ComplianceGate[] gates) =>
        await new ComplianceService.ComplianceServiceClient(server.As("ann")).PutRequirementAsync(new()
        {
            Requirement = new Requirement { RequirementId = id, Kind = kind, Title = title, Gates = { gates }, ChannelTypes = { ChannelType.Intermediary }, Regions = { "cn" }, EffectiveFrom = FieldSeed.Day(-60) },
        });
}
