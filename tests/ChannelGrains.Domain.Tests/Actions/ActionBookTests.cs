using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Refusals;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Actions.Acting;

namespace ChannelGrains.Domain.Tests.Actions;

public sealed class ActionBookTests
{
    private static readonly FourEyes Eyes = new(isSingleUser: false);

    /// <summary>Which of three actions takes which step, and who has it do so.</summary>
    private static readonly Gen<(int Action, ActionStep Step, int By)[]> Stories = Gen.Select(Gen.Int[0, 2], Gen.Enum<ActionStep>(), Gen.Int[0, 1]).Array[0, 60];

    [Fact]
    public void Apply_AnyStory_FollowsTheTableAndNeedsTwoToClose() => Stories.Sample(story =>
    {
        var (book, version) = (new ActionBook(), 0L);
        Dictionary<string, (ActionState State, string CompletedBy, int Steps)> model = [];
        foreach (var (action, step, by) in story)
        {
            var (id, principal) = ($"A-{action}", $"u-{by}");
            var known = model.GetValueOrDefault(id, (State: ActionState.Unspecified, CompletedBy: "", Steps: 0));
            var stamp = new FactStamp(version + 1, Now + version, principal);
            var mayTake = ActionSteps.Table.TryGetValue((known.State, step), out var after) && !(ActionSteps.NeedsAnother(step) && known.CompletedBy == principal);
            ActionFact? fact = step == ActionStep.Open
                ? Command(id).Decide(known.State, book.Live.Count, 10, ActionRules.Default, Utc, Now) is { IsRefused: false } opened ? opened.Value : null
                : new MoveAction(id, step, "x").Decide(known.State, book.Find(id), principal, Eyes, Around) is { IsRefused: false } moved ? moved.Value : null;

            Assert.Equal(mayTake, fact is not null);
            if (fact is null)
                continue;
            book.Apply(Partner, fact, stamp);
            version++;
            model[id] = (after, step == ActionStep.Complete ? principal : step == ActionStep.Return ? "" : known.CompletedBy, known.Steps + 1);
        }

        Assert.Equal(model.Where(one => ActionSteps.IsLive(one.Value.State)).Select(one => (one.Key, one.Value.State, one.Value.Steps)).Order(),
            book.Live.Select(one => (one.Item.ActionId, one.Item.State, one.Steps.Length)).Order());
        Assert.All(book.Live, one => Assert.Equal(one.Item.State == ActionState.Done, one.Item.CompletedAtMicros is not null));
    });

    [Fact]
    public void Open_ForTheSameCause_OpensOnceAlsoWhenItIsClosed()
    {
        var book = new ActionBook();
        var opened = Cause("complaint:C-1").Open(book)!;
        book.Apply(Partner, opened, new FactStamp(1, Now, "review"));

        Assert.Null(Cause("complaint:C-1").Open(book));
        book.Apply(Partner, new ActionMoved(opened.ActionId, ActionStep.Cancel, "x", ""), new FactStamp(2, Now, "Li"));
        Assert.Empty(book.Live);
        Assert.Null(Cause("complaint:C-1").Open(book));
        var again = Cause("complaint:C-2").Open(book)!;
        Assert.Equal((1, 2), (opened.Occurrence, again.Occurrence));
        Assert.NotEqual(opened.ActionId, again.ActionId);
        Assert.Equal(1, Cause("complaint:C-1", ActionKind.Obligation).Open(book)!.Occurrence);
        Assert.Null(ActionIds.CheckChosen("A-1", "action_id"));
        Assert.Equal("ACTION_ID_RESERVED", ActionIds.CheckChosen(opened.ActionId, "action_id")?.Reason);
    }

    [Fact]
    public void Open_ForACauseOfAFullPartner_WaitsUntilThereIsRoom()
    {
        var book = new ActionBook();
        book.Apply(Partner, Opened(), new FactStamp(1, Now, "Li"));

        Assert.Null(Cause("c").Open(book, most: 1));
        Assert.NotNull(Cause("c").Open(book, most: 2));
    }

    [Theory]
    [InlineData(10, 50, 20, true)]
    [InlineData(9, 50, 20, false)]
    [InlineData(40, 49, 20, false)]
    [InlineData(50, 50, 0, false)]
    [InlineData(-10, 50, 1, false)]
    public void Recruitment_ByGrowth_IsAskedFromThePercentOn(int growth, int before, int percent, bool isAsked) =>
        Assert.Equal(isAsked, new RecruitmentNeed("cn", Domain.Calendars.Period.OfMonth(672), growth, before).IsAsked(percent));

    [Fact]
    public void Open_ALongTitle_IsCutBetweenCharacters()
    {
        var opened = (Cause("c") with { Title = new string('渠', 100) }).Open(null)!;

        Assert.Equal(new string('渠', 85), opened.Title);
    }

    [Fact]
    public void Remember_MoreCausesThanKept_ForgetsTheOldest()
    {
        var book = new ActionBook();
        foreach (var cause in Enumerable.Range(0, ActionLimits.MaxCauses + 1))
            book.Remember(ActionIds.HashOf(ActionKind.Risk, $"{cause}"));

        Assert.Equal(ActionLimits.MaxCauses, book.Causes.Count);
        Assert.False(book.HasOpened(ActionKind.Risk, "0"));
        Assert.True(book.HasOpened(ActionKind.Risk, "1"));
        Assert.True(book.HasOpened(ActionKind.Risk, $"{ActionLimits.MaxCauses}"));
    }

    [Fact]
    public void Apply_AFactThatDoesNotFit_Throws()
    {
        var book = new ActionBook();

        Assert.Throws<InvalidOperationException>(() => book.Apply(Partner, new ActionMoved("A-1", ActionStep.Start, "", ""), new FactStamp(1, Now, "Li")));
        book.Apply(Partner, Opened(), new FactStamp(1, Now, "Li"));
        Assert.Throws<InvalidOperationException>(() => book.Apply(Partner, Opened(), new FactStamp(2, Now, "Li")));
        Assert.Throws<InvalidOperationException>(() => book.Apply(Partner, new ActionMoved("A-1", ActionStep.Verify, "", ""), new FactStamp(2, Now, "Li")));
    }
}
