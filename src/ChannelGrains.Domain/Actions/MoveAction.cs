using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>Has an action take a step.</summary>
/// <param name="ActionId">Its id.</param>
/// <param name="Step">Any step but Open.</param>
/// <param name="Note">What is said of it; the reason where it needs one.</param>
/// <param name="Owner">Whom it is assigned to; not looked at otherwise.</param>
/// <param name="Completion">What shows that it was done; null for nothing.</param>
[GenerateSerializer, Immutable]
public sealed record MoveAction([property: Id(0)] string ActionId, [property: Id(1)] ActionStep Step, [property: Id(2)] string Note, [property: Id(3)] string Owner = "",
    [property: Id(4)] ActionCompletion? Completion = null)
{
    /// <summary>What is wrong with the command itself. Refused, in this order: ACTION_ID_EMPTY, REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, those of <see cref="ActionCompletion.Check"/>.</summary>
    public Refusal? Check()
    {
        if (ActionId.Length == 0)
            return Refusal.InvalidArgument("ACTION_ID_EMPTY", "action_id is empty: name an action.", "action_id");
        var field = ActionSteps.NeedsReason(Step) ? "reason" : "note";
        if (ActionSteps.NeedsReason(Step) && string.IsNullOrWhiteSpace(Note))
            return Refusal.InvalidArgument("REASON_EMPTY", "reason is empty: say why, for those who read it later.", field);
        return Notes.Check(Note, field) ?? Texts.Check(Owner, ActionLimits.MaxOwnerBytes, "owner") ?? Completion?.Check();
    }

    /// <summary>Refused, in this order: ACTION_NOT_FOUND, ACTION_STATE, ACTION_STEPS_FULL, SAME_PRINCIPAL, those of <see cref="ActionCompletion.Decide"/>. <see cref="Check"/> has found nothing.</summary>
    /// <param name="state">Where the action stands.</param>
    /// <param name="action">The action, where it is not closed.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="fourEyes">Whether that may be who completed it.</param>
    /// <param name="around">What is known around it.</param>
    public Outcome<ActionMoved> Decide(ActionState state, KeptAction? action, string principal, FourEyes fourEyes, ActionSurroundings around)
    {
        if (ActionSteps.Check(ActionId, state, Step) is { } refusal)
            return refusal;
        if (Step is ActionStep.Assign or ActionStep.Return && action!.Steps.Length >= ActionLimits.MaxSteps)
            return Refusal.ResourceExhausted("ACTION_STEPS_FULL", $"Action {ActionId} has taken {action.Steps.Length} steps: verify or cancel it, and open another one.");
        var item = action!.Item;
        if (ActionSteps.NeedsAnother(Step) && fourEyes.Check(principal, item.CompletedBy, $"action {ActionId}") is { } same)
            return same;
        var owner = Step switch
        {
            ActionStep.Assign => Owner,
            // Who begins with what nobody owns does it.
            ActionStep.Start when item.Owner.Length == 0 => principal,
            _ => item.Owner,
        };
        var moved = new ActionMoved(ActionId, Step, Note, owner);
        if (Step != ActionStep.Complete)
            return moved;
        var done = (Completion ?? ActionCompletion.Nothing).Decide(item, around.MissingFiles, around.CurrencyCode, around.Today);
        return done.IsRefused ? done.Refusal : moved with { Done = done.Value.IsEmpty ? null : done.Value };
    }
}
