using ChannelGrains.Actions.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>Actions whose due time passes on a clock that the test drives.</summary>
public sealed class ActionTimeTests
{
    [Fact]
    public async Task Action_WhoseDueTimePasses_IsOverdueUntilItIsClosedAndMeasuredSo()
    {
        var time = DrivenClock.StartingAt(Make.Noon);
        await using var server = await ActionServer.StartAsync(time: time);
        var partner = await server.Root.CreatePartnerAsync();
        await server.Ann.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = "A-1", Title = "x", DueAt = Timestamp.FromDateTimeOffset(Make.Noon.AddHours(1)) });
        await server.Ann.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = "A-2", Title = "x", DueOn = $"{Make.Noon:yyyy-MM-dd}" });
        Assert.False(await IsOverdueAsync("A-1"));

        time.Advance(TimeSpan.FromHours(2));
        Assert.True(await IsOverdueAsync("A-1"));
        Assert.False(await IsOverdueAsync("A-2"));
        time.Advance(TimeSpan.FromHours(10));
        Assert.True(await IsOverdueAsync("A-2"));
        await server.Ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = "A-1" });
        await server.Ann.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = "A-1" });
        Assert.True((await server.Bob.Actions.VerifyActionAsync(new() { PartnerId = partner, ActionId = "A-1" })).Action.Overdue);
        Assert.False((await server.Bob.Actions.CancelActionAsync(new() { PartnerId = partner, ActionId = "A-2", Reason = "x" })).Action.Overdue);
        var measures = (await server.Ann.Actions.GetActionMeasuresAsync(new() { Period = $"{Make.Noon:yyyy-MM}" })).Measures[0];
        Assert.Equal((1, 0, 1, TimeSpan.FromHours(12)), (measures.Verified, measures.WithinDue, measures.Cancelled, TimeSpan.FromMinutes(Math.Round(measures.MedianToDone.ToTimeSpan().TotalMinutes))));

        async Task<bool> IsOverdueAsync(string action) => (await server.Ann.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = action })).Action.Overdue;
    }
}
