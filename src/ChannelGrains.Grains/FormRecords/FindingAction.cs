using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.FormRecords;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>The action of a finding: one that it shares, or its own, whose cause gives the id.</summary>
internal static class FindingAction
{
    public static string IdOf(Finding finding) => finding.ImprovementId.Length > 0 ? finding.ImprovementId : OwnIdOf(finding);

    public static string OwnIdOf(Finding finding) => ActionIds.Of(ActionKind.Finding, finding.ActionCause);

    public static FindingReading Of(Finding finding, long version) => new(finding, IdOf(finding), version);

    /// <summary>Whether the action of a finding is not closed.</summary>
    public static bool IsLive(ActionBook? actions, Finding finding) => actions?.Find(IdOf(finding)) is not null;

    /// <summary>Where the action of a finding stands; Unspecified for one that is closed, or not there.</summary>
    public static ActionState StateOf(ActionBook? actions, Finding finding) => actions?.Find(IdOf(finding))?.Item.State ?? ActionState.Unspecified;
}
