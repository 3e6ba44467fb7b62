using ChannelGrains.Actions.V1;
using ChannelGrains.Admin.V1;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>Actions after a restart on the same data directory, from the records and from a snapshot.</summary>
public sealed class ActionRestartTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(250)]
    public async Task Actions_AfterARestart_AreAsBefore(int actions)
    {
        using var directory = new TemporaryDirectory();
        List<(string Partner, GetActionResponse Last, CancelActionResponse Cancelled)> before = [];
        IReadOnlyList<ChannelGrains.Actions.V1.Action> listed;
        string partner;
        var filter = new ActionFilter { States = { ActionState.Open, ActionState.InProgress, ActionState.Cancelled } };
        await using (var server = await ActionServer.StartAsync(directory.Path))
        {
            partner = await server.Root.CreatePartnerAsync();
            foreach (var of in new[] { partner, "" })
            {
                for (var number = 1; number <= actions; number++)
                    await server.Ann.Actions.OpenActionAsync(new() { PartnerId = of, ActionId = $"A-{number:D3}", Title = $"number {number}", Kind = ActionKind.Finding });
                await server.Ann.Actions.StartActionAsync(new() { PartnerId = of, ActionId = "A-002", Note = "x" });
                var cancelled = await server.Ann.Actions.CancelActionAsync(Cancel(of));
                before.Add((of, await server.Ann.Actions.GetActionAsync(new() { PartnerId = of, ActionId = "A-002" }), cancelled));
            }
            await server.Ann.Actions.SetActionRulesAsync(new() { RecruitmentGrowthPercent = 5 });
            await Eventually.TrueAsync(async () => (await ActionServer.ListAsync(server.Ann, filter)).Count == 2 * actions);
            listed = await ActionServer.ListAsync(server.Ann, filter);
        }

        await using var again = await ActionServer.StartAsync(directory.Path);
        foreach (var (of, last, cancelled) in before)
        {
            var read = await again.Ann.Actions.GetActionAsync(new() { PartnerId = of, ActionId = "A-002" });
            Assert.Equal((last.Action, last.Steps), (read.Action, read.Steps));
            Assert.Equal(cancelled, await again.Ann.Actions.CancelActionAsync(Cancel(of)));
            await Refused.WithAsync(StatusCode.AlreadyExists, "ACTION_EXISTS", again.Ann.Actions.OpenActionAsync(new() { PartnerId = of, ActionId = "A-001", Title = "again" }));
        }
        await Eventually.TrueAsync(async () => (await ActionServer.ListAsync(again.Ann, filter)).Count == 2 * actions);
        Assert.Equal(listed, await ActionServer.ListAsync(again.Ann, filter));
        Assert.Equal(5, (await again.Ann.Actions.GetActionRulesAsync(new())).RecruitmentGrowthPercent);
        Assert.Empty((await again.Root.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
        Assert.Empty((await again.Root.Markets.VerifyViewsAsync(new())).Differences);
    }

    private static CancelActionRequest Cancel(string partner) => new() { PartnerId = partner, ActionId = "A-001", Reason = "done by others", RequestId = "r" };
}
