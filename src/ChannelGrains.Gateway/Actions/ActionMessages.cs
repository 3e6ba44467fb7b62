using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Actions;
using Google.Protobuf.WellKnownTypes;
using Wire = ChannelGrains.Actions.V1;

namespace ChannelGrains.Gateway.Actions;

/// <summary>Actions between the wire and the domain.</summary>
internal static class ActionMessages
{
    public static OpenAction ToCommand(Wire.OpenActionRequest request) => new(
        request.ActionId, (ActionKind)request.Kind, request.Title, request.Cause, request.Region, (ActionPriority)request.Priority, request.Owner, Micros(request.DueAt), Day(request.DueOn));

    public static MoveAction ToCommand(Wire.CompleteActionRequest request) => new(request.ActionId, ActionStep.Complete, request.Note, Completion: new(
        [.. request.BeforeFiles], [.. request.AfterFiles], request.Cost is { } cost ? new(cost.CurrencyCode, cost.Units, cost.Nanos) : null));

    /// <summary>The filter; INVALID_ARGUMENT for one that makes no sense.</summary>
    public static ActionFilter ToFilter(Wire.ActionFilter? asked)
    {
        asked ??= new Wire.ActionFilter();
        var filter = new ActionFilter
        {
            States = [.. asked.States.Select(state => (ActionState)state).Distinct().Order()],
            Owner = asked.Owner,
            IsUnassigned = asked.Unassigned,
            Kind = (ActionKind)asked.Kind,
            Priority = (ActionPriority)asked.Priority,
            DueBeforeMicros = Micros(asked.DueBefore),
            IsOverdue = asked.Overdue,
            Region = asked.Region,
            ChannelType = (Domain.Partners.ChannelType)asked.ChannelType,
            PartnerId = asked.PartnerId,
            IsOfProgramme = asked.Programme,
        };
        return filter.Check() is { } refusal ? throw RefusalStatus.ToException(refusal) : filter;
    }

    public static SetActionRules ToCommand(Wire.SetActionRulesRequest request) =>
        new(new ActionRules([.. request.Rules.Select(ToRule)], request.RecruitmentGrowthPercent), request.Etag);

    /// <summary>An action as it is at an instant, microseconds since 1970-01-01 UTC.</summary>
    public static Wire.Action ToMessage(ActionItem item, long nowMicros) => new()
    {
        PartnerId = item.PartnerId,
        ActionId = item.ActionId,
        Kind = (Wire.ActionKind)item.Opened.Kind,
        Title = item.Opened.Title,
        Cause = item.Opened.Cause,
        Occurrence = item.Opened.Occurrence,
        Region = item.Opened.Region,
        Priority = (Wire.ActionPriority)item.Opened.Priority,
        Owner = item.Owner,
        OpenedAt = Timestamps.FromMicros(item.OpenedAtMicros),
        OpenedBy = item.OpenedBy,
        DueAt = Timestamps.FromMicros(item.Opened.DueAtMicros),
        DueOn = item.Opened.DueOn.ToString(),
        State = (Wire.ActionState)item.State,
        CompletedAt = item.CompletedAtMicros is { } completed ? Timestamps.FromMicros(completed) : null,
        CompletedBy = item.CompletedBy,
        ClosedAt = item.ClosedAtMicros is { } closed ? Timestamps.FromMicros(closed) : null,
        Overdue = item.IsOverdueAt(nowMicros),
        Proof = (Wire.ActionProof)item.Opened.Proof,
        Cost = ToMessage(item.Spent),
    };

    public static Wire.Action ToMessage(ActionReading reading) => ToMessage(reading.Item, reading.AtMicros);

    public static Wire.GetActionResponse ToMessage(ActionHistory history) => new()
    {
        Action = ToMessage(history.Item, history.AsOfMicros),
        JournalVersion = history.Version,
        Steps =
        {
            history.Steps.Select(step => new Wire.ActionStepTaken
            {
                Step = (Wire.ActionStep)step.Step,
                At = Timestamps.FromMicros(step.Stamp.AtMicros),
                Principal = step.Stamp.Principal,
                Note = step.Note,
                Owner = step.Owner,
                JournalVersion = step.Stamp.Version,
                BeforeFiles = { step.Done?.Before ?? [] },
                AfterFiles = { step.Done?.After ?? [] },
                Cost = ToMessage(step.Done?.Spent),
            }),
        },
    };

    public static Wire.ActionBoard ToMessage(ActionBoard board) => new()
    {
        Total = ToMessage(board.Total),
        Kinds = { ToRows(board.Kinds) },
        Priorities = { ToRows(board.Priorities) },
        Owners = { ToRows(board.Owners) },
        Regions = { ToRows(board.Regions) },
        ChannelTypes = { ToRows(board.ChannelTypes) },
    };

    public static Wire.GetActionRulesResponse ToMessage(ActionRulesReading reading) => new()
    {
        Rules = { ToRules(reading.Rules) },
        RecruitmentGrowthPercent = reading.Rules.RecruitmentGrowthPercent,
        Etag = SetActionRules.EtagOf(reading.Version),
    };

    public static Wire.SetActionRulesResponse ToSetMessage(ActionRulesReading reading)
    {
        var read = ToMessage(reading);
        return new() { Rules = { read.Rules }, RecruitmentGrowthPercent = read.RecruitmentGrowthPercent, Etag = read.Etag };
    }

    /// <summary>Measures of all, then of each kind, of those closed and of those that are not.</summary>
    public static IEnumerable<Wire.ActionMeasures> ToMessages(IReadOnlyList<ClosedMeasures> closed, IReadOnlyList<LiveMeasures> live) =>
        closed.Select(kind => kind.Kind).Union(live.Select(kind => kind.Kind)).Order().Select(kind => ToMessage(
            kind, closed.FirstOrDefault(one => one.Kind == kind) ?? new(kind, 0, 0, 0, 0, null), live.FirstOrDefault(one => one.Kind == kind) ?? new(kind, 0, 0, 0, null)));

    private static Google.Type.Money? ToMessage(ActionSpend? spent) => spent is { } known ? Moneys.ToMessage(known.Cost, known.CurrencyCode) : null;

    private static Wire.ActionMeasures ToMessage(ActionKind kind, ClosedMeasures closed, LiveMeasures live) => new()
    {
        Kind = (Wire.ActionKind)kind,
        Verified = closed.Verified,
        WithinDue = closed.WithinDue,
        Cancelled = closed.Cancelled,
        MedianToDone = Span(closed.MedianToDoneMicros),
        Repeated = closed.Repeated,
        Live = live.Count,
        Overdue = live.Overdue,
        MedianAge = Span(live.MedianAgeMicros),
        LiveRepeated = live.Repeated,
    };

    private static IEnumerable<Wire.ActionBoardRow> ToRows(IReadOnlyList<ActionBoardRow> rows) => rows.Select(row => new Wire.ActionBoardRow { Name = row.Name, Counts = ToMessage(row.Counts) });

    private static Wire.ActionCounts ToMessage(ActionCounts counts) => new() { Open = counts.Open, InProgress = counts.InProgress, Done = counts.Done, Overdue = counts.Overdue };

    private static IEnumerable<Wire.ActionRule> ToRules(ActionRules rules) => ActionRules.Kinds.Select(rules.Of).Select(rule => new Wire.ActionRule
    {
        Kind = (Wire.ActionKind)rule.Kind,
        Owner = rule.Owner,
        LowDays = rule.DaysOf(ActionPriority.Low),
        MediumDays = rule.DaysOf(ActionPriority.Medium),
        HighDays = rule.DaysOf(ActionPriority.High),
        CriticalDays = rule.DaysOf(ActionPriority.Critical),
    });

    private static ActionRule ToRule(Wire.ActionRule rule)
    {
        var days = ActionRule.DefaultDays;
        return new(
            (ActionKind)rule.Kind, rule.Owner,
            [
                rule.HasLowDays ? rule.LowDays : days[0], rule.HasMediumDays ? rule.MediumDays : days[1],
                rule.HasHighDays ? rule.HighDays : days[2], rule.HasCriticalDays ? rule.CriticalDays : days[3],
            ]);
    }

    private static Duration? Span(long? micros) => micros is { } span ? Duration.FromTimeSpan(TimeSpan.FromTicks(span * TimeSpan.TicksPerMicrosecond)) : null;

    private static long? Micros(Timestamp? time) => time is null ? null : Timestamps.ToMicros(time);

    private static BusinessDay? Day(string text) => text.Length == 0 ? null : BusinessDay.TryParse(text, out var day)
        ? day
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"due_on '{text}' is no date: write yyyy-mm-dd.", "due_on"));
}
