using ChannelGrains.Forms.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Actions;
using ChannelGrains.Server.Tests.FormRecords;
using ChannelGrains.Server.Tests.Scorecards;
using Microsoft.Extensions.Time.Testing;
using ActionState = ChannelGrains.Actions.V1.ActionState;

namespace ChannelGrains.Server.Tests.Surveys;

/// <summary>反馈与改进: a bad answer to a survey becomes an action, a decision, and a later answer that says that it helped. Each call is sent twice, and days pass while the server is
/// down.</summary>
public sealed class SurveyStoryTests
{
    private const string March = "2026-03";

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task BadAnswer_IsSeenToDecidedAndVerifiedByALaterAnswer()
    {
        using var directory = _directory;
        string partner, action, record;
        Form form;
        await using (var told = await StartAsync(0))
        {
            var (server, ann) = (told.Server, told.Server.Ann);
            await server.Root.DefineAsync(Card.SourceTable());
            (partner, form) = (await server.Root.CreatePartnerAsync(), await ann.PutSurveyAsync());
            record = $"survey-{(await server.Server.AskAsync(ann, Surveying.Invitation(partner, form, "c-1"), Surveying.Answer(2, 4, "too late"))).InvitationId}";
            // Another who says the same opens nothing else.
            await server.Server.AskAsync(ann, Surveying.Invitation(partner, form, "c-2"), Surveying.Answer(1, 3));
            await ScoreAsync(server, partner, "0", "2");
            var finding = Assert.Single(await ann.FindingsAsync(partner));
            Assert.Equal((record, "overall", "Ask why", 2), (finding.RecordId, finding.ItemId, finding.Title, finding.TimesFailed));
            action = finding.ActionId;
            await told.PassUntilAsync(async () => (await ActionServer.ListAsync(ann)).Count == 1);
            var opened = (await ann.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = action })).Action;
            Assert.Equal((ActionState.Open, "Ask why"), (opened.State, opened.Title));
            Assert.InRange(opened.DueAt.ToDateTimeOffset() - Make.Noon, TimeSpan.FromHours(48), TimeSpan.FromHours(48.2));
            await TwiceAsync(requestId => ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = action, RequestId = requestId }));
            await TwiceAsync(requestId => ann.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = action, RequestId = requestId }));
            await DecideAsync(server, partner, record, checkOn: 4);
            // Before the day of check nothing that is said closes it, nor has it done again.
            await server.Server.AskAsync(ann, Surveying.Invitation(partner, form, "c-3"), Surveying.Answer(5, 10));
            await server.Server.AskAsync(ann, Surveying.Invitation(partner, form, "c-4"), Surveying.Answer(2, 5));
            Assert.Equal("call first", Assert.Single(await ann.FindingsAsync(partner)).Decision);
            await told.PassAsync();
            Assert.Equal(ActionState.Done, await StateAsync(server));
        }

        await using (var checkedOn = await StartAsync(4))
        {
            var (server, ann) = (checkedOn.Server, checkedOn.Server.Ann);
            // It did not help: the finding is open as before, and so is what is to be done.
            await server.Server.AskAsync(ann, Surveying.Invitation(partner, form, "c-5"), Surveying.Answer(1, 2));
            Assert.Equal("", Assert.Single(await ann.FindingsAsync(partner)).Decision);
            await checkedOn.PassUntilAsync(async () => await StateAsync(server) == ActionState.InProgress);
            await TwiceAsync(requestId => ann.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = action, RequestId = $"again {requestId}" }));
            await DecideAsync(server, partner, record, checkOn: 6);
        }

        await using var helped = await StartAsync(6);
        var (last, reader) = (helped.Server, helped.Server.Ann);
        await last.Server.AskAsync(reader, Surveying.Invitation(partner, form, "c-6"), Surveying.Answer(5, 10));
        Assert.Empty(await reader.FindingsAsync(partner));
        var closed = Assert.Single(await reader.FindingsAsync(partner, FindingState.Closed));
        Assert.Equal((record, "call first", 4), (closed.RecordId, closed.Decision, closed.TimesFailed));
        await TwiceAsync(requestId => last.Bob.Actions.VerifyActionAsync(new() { PartnerId = partner, ActionId = action, RequestId = requestId }));
        Assert.Equal(ActionState.Verified, await StateAsync(last));
        await ScoreAsync(last, partner, "2", "6");
        var result = Assert.Single((await reader.ResultsAsync(new() { PartnerId = partner }, March)).Results);
        Assert.Equal((6, 6, 2, 4, 2), (result.Invited, result.Answers, result.Satisfied, result.Detractors, result.Promoters));
        Assert.Equal(("0.333333", "0.096771", "0.700007"), (result.Satisfaction.Value, result.Satisfaction.Lower, result.Satisfaction.Upper));
        var changes = (await last.Root.Scorecards.ListScoreHistoryAsync(new() { PartnerId = partner, Period = March })).Changes;
        // Not what one of them said, nor by which invitation.
        Assert.Equal([("an answer to a survey", ""), ("an answer to a survey", "")], changes.Where(change => change.Cause.Contains("answer", StringComparison.Ordinal)).Take(2).Select(change => (change.Cause, change.Principal)));
        Assert.Empty((await last.Root.Admin.VerifyJournalAsync(new())).Problems);

        async Task<ActionState> StateAsync(ActionServer server) => (await server.Ann.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = action })).Action.State;
    }

    private async Task<DrivenServer> StartAsync(int days)
    {
        var time = DrivenClock.StartingAt(Make.Noon.AddDays(days));
        var server = await ActionServer.StartAsync(_directory.Path, time);
        return new DrivenServer(server, time);
    }

    private static async Task DecideAsync(ActionServer server, string partner, string record, int checkOn) => await TwiceAsync(requestId => server.Ann.Forms.DecideFindingAsync(new()
    {
        PartnerId = partner,
        RecordId = record,
        ItemId = "overall",
        Cause = "nobody called",
        Decision = "call first",
        CheckOn = $"{Make.Noon.AddDays(checkOn):yyyy-MM-dd}",
        RequestId = $"{checkOn} {requestId}",
    }));

    private static async Task ScoreAsync(ActionServer server, string partner, string satisfied, string answers)
    {
        var row = (await server.Root.ReadAsync(partner, March)).Of(KpiName.CustomerSatisfaction);
        Assert.Equal((satisfied, answers), (row.Numerator, row.Denominator));
    }

    private static async Task TwiceAsync<T>(Func<string, AsyncUnaryCall<T>> call) => Assert.Equal(await call("r"), await call("r"));

    /// <summary>A server whose clock the test drives, in small steps, as calls between grains time out by this clock.</summary>
    private sealed record DrivenServer(ActionServer Server, FakeTimeProvider Time) : IAsyncDisposable
    {
        private const int MostLooks = 500, StepsALook = 20, Steps = 200;
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        /// <summary>Lets time pass until something is so, and not for ever.</summary>
        public async Task PassUntilAsync(Func<Task<bool>> condition)
        {
            for (var look = 0; look < MostLooks; look++)
            {
                if (await condition())
                    return;
                await PassAsync(StepsALook);
            }
            Assert.Fail("It did not come about.");
        }

        /// <summary>Lets enough time pass for reviews and views.</summary>
        public async Task PassAsync(int steps = Steps)
        {
            for (var step = 0; step < steps; step++)
            {
                Time.Advance(Step);
                await Task.Delay(2);
            }
        }
    }
}
