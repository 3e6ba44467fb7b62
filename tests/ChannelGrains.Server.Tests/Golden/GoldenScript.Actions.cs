using ChannelGrains.Actions.V1;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task ActAsync(TestClient client)
    {
        await client.Actions.SetActionRulesAsync(new SetActionRulesRequest { Rules = { new ActionRule { Kind = ActionKind.Complaint, Owner = "售后 after-sales", HighDays = 3 } }, RecruitmentGrowthPercent = 20, RequestId = "golden" });
        foreach (var partner in new[] { Partner, "" })
        {
            await client.Actions.OpenActionAsync(new OpenActionRequest
            {
                PartnerId = partner,
                ActionId = "A-1",
                Kind = ActionKind.Complaint,
                Title = "打电话 call them",
                Cause = "complaint:C-2",
                Region = partner.Length > 0 ? "" : "cn",
                Priority = ActionPriority.High,
                DueOn = "2026-03-20",
                RequestId = "golden",
            });
            await client.Actions.OpenActionAsync(new OpenActionRequest { PartnerId = partner, ActionId = "A-2", Title = "visit", DueOn = "2026-04-01" });
            await client.Actions.OpenActionAsync(new OpenActionRequest { PartnerId = partner, ActionId = "A-3", Title = "count", Owner = "Li Wei", DueOn = "2026-04-02" });
            await client.Actions.StartActionAsync(new StartActionRequest { PartnerId = partner, ActionId = "A-2", Note = "today" });
            await client.Actions.CompleteActionAsync(new CompleteActionRequest { PartnerId = partner, ActionId = "A-2", Note = "done" });
            await client.Actions.AssignActionAsync(new AssignActionRequest { PartnerId = partner, ActionId = "A-3", Owner = "Wang" });
            await client.Actions.CancelActionAsync(new CancelActionRequest { PartnerId = partner, ActionId = "A-3", Reason = "不再需要 no more" });
        }
    }
}
