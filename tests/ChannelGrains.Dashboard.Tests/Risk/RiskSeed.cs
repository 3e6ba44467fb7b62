using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Targets.V1;
using Google.Type;

namespace ChannelGrains.Dashboard.Tests.Risk;

/// <summary>Targets, of which one is far out of reach, so that its partner is at risk; and actions.</summary>
internal static class RiskSeed
{
    public const string AtRisk = "tianfu", ActionId = "visit", ProgrammeActionId = "prices", ActionTitle = "Visit <b>the owner</b> 拜访负责人";

    public static async Task FillAsync(PageServer server, string year)
    {
        var targets = new TargetService.TargetServiceClient(server.As("ann"));
        await targets.SetTargetAsync(Target(new TargetScope { Company = true }, year, 5_000_000));
        await targets.SetTargetAsync(Target(new TargetScope { Region = "cn/sichuan" }, year, 2_000_000));
        await targets.SetTargetAsync(Target(new TargetScope { PartnerId = AtRisk }, year, 100_000_000));
        var actions = new ActionService.ActionServiceClient(server.As("ann"));
        await actions.OpenActionAsync(new OpenActionRequest { PartnerId = AtRisk, ActionId = ActionId, Title = ActionTitle, Owner = "ann", Priority = ActionPriority.High, RequestId = ActionId });
        await actions.OpenActionAsync(new OpenActionRequest { ActionId = ProgrammeActionId, Title = "Publish the prices of next year", RequestId = ProgrammeActionId });
    }

    private static SetTargetRequest Target(TargetScope scope, string year, long amount) =>
        new() { Scope = scope, Year = year, Amount = new Money { CurrencyCode = "CNY", Units = amount }, RequestId = Guid.NewGuid().ToString() };
}
