using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Actions;

/// <summary>The programme's actions, and the rules of all.</summary>
internal sealed class ProgrammeActionsState : IJournalledState
{
    public ActionBook Book { get; } = new();

    public ActionRules Rules { get; set; } = ActionRules.Default;

    /// <summary>Version of the record that set the rules; 0 for none.</summary>
    public long RulesVersion { get; set; }

    public RequestLog Requests { get; } = new();
}
