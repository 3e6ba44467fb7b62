using System.Collections.Immutable;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What a record is decided on beside the partner's own records.</summary>
/// <param name="Form">The version that was filled in; null where there is none.</param>
/// <param name="Plan">The plan of the assignment that it answers; null where there is none.</param>
/// <param name="MissingFiles">Files that have not arrived.</param>
/// <param name="Reused">Files that another record had named before.</param>
/// <param name="IsActionLive">Whether the action of a finding is not closed.</param>
public sealed record RecordLookups(
    Form? Form, PlannedDays? Plan, IReadOnlyList<string> MissingFiles, ImmutableArray<ReusedFile> Reused, Func<Finding, bool> IsActionLive);
