using System.Collections.Immutable;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>改进方案: opens one action for findings that are open, in place of one for each.</summary>
/// <param name="Action">The action.</param>
/// <param name="Findings">The findings.</param>
[GenerateSerializer, Immutable]
public sealed record PlanImprovement([property: Id(0)] OpenAction Action, [property: Id(1)] IReadOnlyList<FindingName> Findings)
{
    /// <summary>What the action is for, by its kind.</summary>
    public static OpenAction ActionOf(string actionId, string title, ActionPriority priority, string owner, Calendars.BusinessDay? dueOn) =>
        new(actionId, ActionKind.Finding, title, $"improvement:{actionId}", "", priority, owner, null, dueOn);

    /// <summary>The findings that are to share it. Refused, in this order: FINDINGS_EMPTY, FINDINGS_FULL, FINDING_TWICE, those of <see cref="OpenAction.Check"/>, then per finding FINDING_NOT_FOUND, FINDING_SHARED,
    /// FINDING_DONE.</summary>
    /// <param name="book">What is known of the partner's records.</param>
    /// <param name="stateOf">Where the action of a finding stands; Unspecified for one that is closed, or not there.</param>
    public Outcome<ImmutableArray<Finding>> Read(RecordBook book, Func<Finding, ActionState> stateOf)
    {
        if ((CheckNames() ?? Action.Check(isOfPartner: true)) is { } refusal)
            return refusal;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var name in Findings)
        {
            if (book.Open.FirstOrDefault(one => one.RecordId == name.RecordId && one.Key.ItemId == name.ItemId) is not { } finding)
                return Refusal.NotFound("FINDING_NOT_FOUND", $"No finding of item {name.ItemId} by record {name.RecordId} is open. Check it against the list of findings.");
            var state = stateOf(finding);
            if (finding.ImprovementId.Length > 0 && state != ActionState.Unspecified)
                return Refusal.FailedPrecondition("FINDING_SHARED", $"The finding of item {name.ItemId} by record {name.RecordId} shares action {finding.ImprovementId}: leave it out, or close that action first.", "findings");
            if (state == ActionState.Done)
                return Refusal.FailedPrecondition("FINDING_DONE", $"The action of item {name.ItemId} by record {name.RecordId} is done: have it verified or returned first.", "findings");
            findings.Add(finding);
        }
        return findings.ToImmutable();
    }

    private Refusal? CheckNames()
    {
        if (Findings.Count == 0)
            return Refusal.InvalidArgument("FINDINGS_EMPTY", "findings is empty: name those that the action is for.", "findings");
        if (Findings.Count > RecordLimits.MaxShared)
            return Refusal.InvalidArgument("FINDINGS_FULL", $"findings has {Findings.Count} findings: an action is for at most {RecordLimits.MaxShared}.", "findings");
        return Findings.Distinct().Count() < Findings.Count ? Refusal.InvalidArgument("FINDING_TWICE", "findings names a finding twice: leave one out.", "findings") : null;
    }
}
