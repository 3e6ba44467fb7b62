using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>The life of an action. Whether it is overdue is no state: it follows from its due time and the clock.</summary>
public static class ActionSteps
{
    /// <summary>From which state which step leads where. What is not listed is refused.</summary>
    public static readonly IReadOnlyDictionary<(ActionState From, ActionStep Step), ActionState> Table = new Dictionary<(ActionState, ActionStep), ActionState>
    {
        [(ActionState.Unspecified, ActionStep.Open)] = ActionState.Open,
        [(ActionState.Open, ActionStep.Assign)] = ActionState.Open,
        [(ActionState.Open, ActionStep.Start)] = ActionState.InProgress,
        [(ActionState.Open, ActionStep.Cancel)] = ActionState.Cancelled,
        [(ActionState.InProgress, ActionStep.Assign)] = ActionState.InProgress,
        [(ActionState.InProgress, ActionStep.Complete)] = ActionState.Done,
        [(ActionState.InProgress, ActionStep.Cancel)] = ActionState.Cancelled,
        [(ActionState.Done, ActionStep.Verify)] = ActionState.Verified,
        [(ActionState.Done, ActionStep.Return)] = ActionState.InProgress,
    };

    /// <summary>Whether no step is left.</summary>
    public static bool IsClosed(ActionState state) => state is ActionState.Verified or ActionState.Cancelled;

    /// <summary>Whether it waits for somebody.</summary>
    public static bool IsLive(ActionState state) => state is ActionState.Open or ActionState.InProgress or ActionState.Done;

    /// <summary>Whether the step must say why.</summary>
    public static bool NeedsReason(ActionStep step) => step is ActionStep.Return or ActionStep.Cancel;

    /// <summary>Whether the step is for another principal than the one that completed the action.</summary>
    public static bool NeedsAnother(ActionStep step) => step is ActionStep.Verify or ActionStep.Return;

    /// <summary>Null when the step can be taken. Else ACTION_NOT_FOUND, ACTION_EXISTS for one that cannot be opened again, or ACTION_STATE, which names the steps that can.</summary>
    public static Refusal? Check(string actionId, ActionState state, ActionStep step)
    {
        if (Table.ContainsKey((state, step)))
            return null;
        if (state == ActionState.Unspecified)
            return Refusal.NotFound("ACTION_NOT_FOUND", $"There is no action {actionId} of this partner or programme. Check both ids against the list of actions.");
        if (step == ActionStep.Open)
            return Refusal.AlreadyExists("ACTION_EXISTS", $"Action {actionId} was opened before, and is {Name(state)}: choose another id for another action.");
        var allowed = Table.Keys.Where(key => key.From == state).Select(key => Name(key.Step)).ToList();
        return Refusal.FailedPrecondition("ACTION_STATE",
            $"Action {actionId} is {Name(state)}, so it cannot take the step {Name(step)}: {(allowed.Count > 0 ? $"allowed is {string.Join(", ", allowed)}" : "no step is left")}.");
    }

    private static string Name(ActionState state) => state == ActionState.InProgress ? "IN_PROGRESS" : state.ToString().ToUpperInvariant();

    private static string Name(ActionStep step) => step.ToString().ToUpperInvariant();
}
