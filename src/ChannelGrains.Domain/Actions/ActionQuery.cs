namespace ChannelGrains.Domain.Actions;

/// <summary>What is asked of actions of which partners.</summary>
/// <param name="Filter">Which actions.</param>
/// <param name="Own">The partners that there are for the caller; all, and the programme, when none is named.</param>
/// <param name="Programme">The programme's that are not closed, where the caller may see them.</param>
[GenerateSerializer, Immutable]
public sealed record ActionQuery([property: Id(0)] ActionFilter Filter, [property: Id(1)] IReadOnlySet<string> Own, [property: Id(2)] IReadOnlyList<ActionItem> Programme)
{
    /// <summary>Whether the caller may see an action's partner.</summary>
    public bool IsOwn(string partnerId) => Own.Count == 0 || Own.Contains(partnerId);
}
