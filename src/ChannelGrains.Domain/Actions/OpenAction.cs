using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>Opens an action by hand.</summary>
/// <param name="ActionId">Its id.</param>
/// <param name="Kind">What it is about; Unspecified is a task.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Cause">What caused it; empty is not said.</param>
/// <param name="Region">The region of one of the programme.</param>
/// <param name="Priority">How much it matters; Unspecified is medium.</param>
/// <param name="Owner">Who is to do it; empty is whom the rules name.</param>
/// <param name="DueAtMicros">Until when, microseconds since 1970-01-01 UTC; null is not said.</param>
/// <param name="DueOn">The business day at the end of which it is due; null is not said.</param>
[GenerateSerializer, Immutable]
public sealed record OpenAction(
    [property: Id(0)] string ActionId, [property: Id(1)] ActionKind Kind, [property: Id(2)] string Title, [property: Id(3)] string Cause, [property: Id(4)] string Region,
    [property: Id(5)] ActionPriority Priority, [property: Id(6)] string Owner, [property: Id(7)] long? DueAtMicros, [property: Id(8)] BusinessDay? DueOn)
{
    private Refusal Past => Refusal.InvalidArgument("DUE_PAST", "The action would be due already: choose a later time.", DueOn is null ? "due_at" : "due_on");

    /// <summary>What is wrong with the command itself. Refused, in this order: INVALID_ID, ACTION_ID_RESERVED, ACTION_KIND, ACTION_PRIORITY, TITLE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID,
    /// INVALID_REGION, REGION_OF_PARTNER, DUE_TWICE.</summary>
    /// <param name="isOfPartner">Whether it is a partner's.</param>
    public Refusal? Check(bool isOfPartner)
    {
        if (ActionIds.CheckChosen(ActionId, "action_id") is { } invalid)
            return invalid;
        if (!Enum.IsDefined(Kind))
            return Refusal.InvalidArgument("ACTION_KIND", "kind must be one of the enum's kinds, or unspecified for a task.", "kind");
        if (!Enum.IsDefined(Priority))
            return Refusal.InvalidArgument("ACTION_PRIORITY", "priority must be one of the enum's, or unspecified for MEDIUM.", "priority");
        if (string.IsNullOrWhiteSpace(Title))
            return Refusal.InvalidArgument("TITLE_EMPTY", "title is empty: say what is to be done.", "title");
        var refusal = Texts.Check(Title, ActionLimits.MaxTitleBytes, "title") ?? Texts.Check(Cause, ActionLimits.MaxCauseBytes, "cause")
            ?? Texts.Check(Owner, ActionLimits.MaxOwnerBytes, "owner") ?? RegionPaths.Validate(Region, "region");
        if (refusal is not null)
            return refusal;
        if (isOfPartner && Region.Length > 0)
            return Refusal.InvalidArgument("REGION_OF_PARTNER", "region is of actions of the programme: leave it empty, the partner has its own.", "region");
        return DueAtMicros is not null && DueOn is not null ? Refusal.InvalidArgument("DUE_TWICE", "due_at and due_on are both said: send one of them.", "due_on") : null;
    }

    /// <summary>Refused, in this order: ACTION_EXISTS, ACTIONS_FULL, DUE_PAST, DUE_AHEAD. <see cref="Check"/> has found nothing.</summary>
    /// <param name="state">Where an action with this id stands.</param>
    /// <param name="live">Actions that are not closed.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="calendar">Business days of the partner or programme.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<ActionOpened> Decide(ActionState state, int live, int most, ActionRules rules, ActionCalendar calendar, long nowMicros)
    {
        if (ActionSteps.Check(ActionId, state, ActionStep.Open) is { } refusal)
            return refusal;
        if (live >= most)
            return Refusal.ResourceExhausted("ACTIONS_FULL", $"{live} actions are not closed, and no more are taken: close some first.");
        var (kind, priority) = (Kind == ActionKind.Unspecified ? ActionKind.Task : Kind, Priority == ActionPriority.Unspecified ? ActionPriority.Medium : Priority);
        var rule = rules.Of(kind);
        var latest = calendar.DayOf(nowMicros + (long)ActionLimits.MaxAhead.TotalMicroseconds);
        if (DueAtMicros <= nowMicros)
            return Past;
        if (DueOn > latest || DueAtMicros > nowMicros + (long)ActionLimits.MaxAhead.TotalMicroseconds)
            return Refusal.InvalidArgument("DUE_AHEAD", $"The action would be due in more than {ActionLimits.MaxAhead.TotalDays:0} days: choose an earlier time.", DueOn is null ? "due_at" : "due_on");
        var due = DueAtMicros is { } at ? new ActionDue(at, calendar.DayOf(at)) : calendar.EndOf(DueOn ?? calendar.DayOf(nowMicros).AddDays(rule.DaysOf(priority)));
        return due.AtMicros <= nowMicros
            ? Past
            : new ActionOpened(ActionId, kind, Title, Cause, 0, Region, priority, Owner.Length > 0 ? Owner : rule.Owner, due.AtMicros, due.On);
    }
}
