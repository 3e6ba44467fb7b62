using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using Xunit;
using static ChannelGrains.Domain.Tests.Actions.Acting;

namespace ChannelGrains.Domain.Tests.Actions;

public sealed class ActionCommandTests
{
    [Fact]
    public void Open_NothingSaid_IsATaskOfMediumPriorityDueByTheRules()
    {
        var rules = new ActionRules([new ActionRule(ActionKind.Task, "front desk", [1, 2, 3, 4])], 0);

        var opened = Command().Decide(ActionState.Unspecified, 0, 10, rules, Utc, Now).Require();

        Assert.Equal((ActionKind.Task, ActionPriority.Medium, "front desk", 0), (opened.Kind, opened.Priority, opened.Owner, opened.Occurrence));
        Assert.Equal((Today.AddDays(2), (Today.AddDays(3).DaysSinceEpoch * 24L * Hour) - 1), (opened.DueOn, opened.DueAtMicros));
    }

    [Fact]
    public void Open_OnTheDayOfAChangedClock_IsDueAtTheEndOfTheLocalDay()
    {
        // The clock of Berlin goes forward on 2026-03-29: the day has 23 hours.
        var opened = (Command() with { DueOn = BusinessDay.Of(2026, 3, 29) }).Decide(ActionState.Unspecified, 0, 10, ActionRules.Default, ActionCalendar.Of("Europe/Berlin"), Now).Require();

        Assert.Equal((BusinessDay.Of(2026, 3, 29).DaysSinceEpoch * 24L + 22) * Hour - 1, opened.DueAtMicros);
    }

    [Fact]
    public void Open_WhatCannotBe_IsRefusedInOrder()
    {
        Assert.Equal("INVALID_ID", Command("a b").Check(true)?.Reason);
        Assert.Equal("ACTION_ID_RESERVED", Command("auto-1").Check(true)?.Reason);
        Assert.Equal("ACTION_KIND", (Command() with { Kind = (ActionKind)99 }).Check(true)?.Reason);
        Assert.Equal("ACTION_PRIORITY", (Command() with { Priority = (ActionPriority)(-1) }).Check(true)?.Reason);
        Assert.Equal("TITLE_EMPTY", (Command() with { Title = " " }).Check(true)?.Reason);
        Assert.Equal("TEXT_TOO_LONG", (Command() with { Title = new string('x', 257) }).Check(true)?.Reason);
        Assert.Equal("owner", (Command() with { Owner = new string('x', 65) }).Check(true)?.Field);
        Assert.Equal("INVALID_REGION", (Command() with { Region = "cn//x" }).Check(false)?.Reason);
        Assert.Equal("REGION_OF_PARTNER", (Command() with { Region = "cn" }).Check(true)?.Reason);
        Assert.Null((Command() with { Region = "cn" }).Check(false));
        Assert.Equal("DUE_TWICE", (Command() with { DueAtMicros = Now, DueOn = Today }).Check(true)?.Reason);
        Assert.Equal("ACTION_EXISTS", Decide(Command(), ActionState.Cancelled)?.Reason);
        Assert.Equal("ACTIONS_FULL", Command().Decide(ActionState.Unspecified, 10, 10, ActionRules.Default, Utc, Now).Refusal?.Reason);
        Assert.Equal("DUE_PAST", Decide(Command() with { DueAtMicros = Now })?.Reason);
        Assert.Equal("DUE_PAST", Decide(Command() with { DueOn = Today.AddDays(-1) })?.Reason);
        Assert.Equal("DUE_AHEAD", Decide(Command() with { DueOn = BusinessDay.Last })?.Reason);
        Assert.Equal("DUE_AHEAD", Decide(Command() with { DueAtMicros = long.MaxValue })?.Reason);

        static Refusal? Decide(OpenAction command, ActionState state = ActionState.Unspecified) => command.Decide(state, 0, 10, ActionRules.Default, Utc, Now).Refusal;
    }

    [Fact]
    public void Move_StepsThatNeedAReasonOrAnother_AreRefusedWithout()
    {
        var done = new KeptAction(new ActionItem(Partner, Opened(owner: "Li"), Now, "a") { State = ActionState.Done, CompletedBy = "Li", CompletedAtMicros = Now }, [1, 2, 3]);

        Assert.Equal("REASON_EMPTY", new MoveAction("A-1", ActionStep.Return, " ").Check()?.Reason);
        Assert.Equal("reason", new MoveAction("A-1", ActionStep.Cancel, "").Check()?.Field);
        Assert.Equal("TEXT_TOO_LONG", new MoveAction("A-1", ActionStep.Start, new string('x', 1_025)).Check()?.Reason);
        Assert.Equal("SAME_PRINCIPAL", new MoveAction("A-1", ActionStep.Verify, "").Decide(ActionState.Done, done, "Li", new FourEyes(false), Around).Refusal?.Reason);
        Assert.Equal("SAME_PRINCIPAL", new MoveAction("A-1", ActionStep.Return, "x").Decide(ActionState.Done, done, "Li", new FourEyes(false), Around).Refusal?.Reason);
        Assert.False(new MoveAction("A-1", ActionStep.Verify, "").Decide(ActionState.Done, done, "Li", new FourEyes(true), Around).IsRefused);
        Assert.Equal("Li", new MoveAction("A-1", ActionStep.Verify, "").Decide(ActionState.Done, done, "Wang", new FourEyes(false), Around).Require().Owner);
    }

    [Fact]
    public void Move_AfterManySteps_CanOnlyEnd()
    {
        var kept = new KeptAction(new ActionItem(Partner, Opened(), Now, "a") { State = ActionState.Done, CompletedBy = "Li" }, [.. Enumerable.Range(1, ActionLimits.MaxSteps).Select(step => (long)step)]);

        Assert.Equal("ACTION_STEPS_FULL", new MoveAction("A-1", ActionStep.Return, "x").Decide(ActionState.Done, kept, "Wang", new FourEyes(false), Around).Refusal?.Reason);
        Assert.False(new MoveAction("A-1", ActionStep.Verify, "").Decide(ActionState.Done, kept, "Wang", new FourEyes(false), Around).IsRefused);
    }

    [Fact]
    public void Rules_ThatMakeNoSense_AreRefused()
    {
        Assert.Equal("ACTION_KIND", Set(new ActionRule(ActionKind.Unspecified, "", [1, 1, 1, 1])));
        Assert.Equal("RULE_TWICE", Set(new ActionRule(ActionKind.Task, "", [1, 1, 1, 1]), new ActionRule(ActionKind.Task, "", [1, 1, 1, 1])));
        Assert.Equal("RULE_DAYS", Set(new ActionRule(ActionKind.Task, "", [1, -1, 1, 1])));
        Assert.Equal("RULE_DAYS", Set(new ActionRule(ActionKind.Task, "", [1, 1, 1, 367])));
        Assert.Equal("GROWTH_PERCENT", new SetActionRules(new ActionRules([], -1), "").Decide(0).Refusal?.Reason);
        Assert.Equal("ETAG_MISMATCH", new SetActionRules(ActionRules.Default, "3").Decide(4).Refusal?.Reason);
        Assert.Null(Set(new ActionRule(ActionKind.Risk, "x", [0, 0, 0, 0])));

        static string? Set(params ActionRule[] rules) => new SetActionRules(new ActionRules([.. rules], 0), "").Decide(0).Refusal?.Reason;
    }
}
