using ChannelGrains.Actions.V1;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Actions;
using ActionFilter = ChannelGrains.Domain.Actions.ActionFilter;

namespace ChannelGrains.Gateway.Actions;

/// <summary>What is to be done, watched. What the clock alone makes overdue is seen at the next renewal.</summary>
/// <param name="Filter">Which actions.</param>
/// <param name="Own">The partners that there are for the caller; all when none is named.</param>
/// <param name="Rows">Actions that are shown.</param>
/// <param name="Reader">Reads them.</param>
/// <param name="Changes">Tells of changes.</param>
internal sealed record ActionsQuestion(ActionFilter Filter, IReadOnlySet<string> Own, int Rows, ActionReader Reader, ChangeReceiver Changes) : WatchQuestion<WatchActionsResponse>
{
    public override string Name => "The actions";

    public override IReadOnlyList<string> Sources => [ActionViewKey.Source, ProgrammeActionsKey.Programme];

    public override Task<WatchActionsResponse> ReadAsync() => Reader.WatchAsync(Filter, Own, Rows, Changes.Observer);

    public override long VersionOf(WatchActionsResponse answer, WatchActionsResponse? last, long lastVersion) =>
        last is not null && (answer.Board, answer.Actions).Equals((last.Board, last.Actions)) ? lastVersion : lastVersion + 1;
}
