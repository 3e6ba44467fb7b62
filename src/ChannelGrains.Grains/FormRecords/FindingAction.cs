using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.FormRecords;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>The action of a finding: its cause gives the id.</summary>
internal static class FindingAction
{
    public static string IdOf(Finding finding) => ActionIds.Of(ActionKind.Finding, finding.ActionCause);

    public static FindingReading Of(Finding finding, long version) => new(finding, IdOf(finding), version);

    /// <summary>Whether the action of a cause is not closed.</summary>
    public static bool IsLive(ActionBook? actions, string cause) => actions?.Find(ActionIds.Of(ActionKind.Finding, cause)) is not null;
}
