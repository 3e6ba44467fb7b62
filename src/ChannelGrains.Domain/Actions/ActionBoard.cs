namespace ChannelGrains.Domain.Actions;

/// <summary>Actions that are not closed, counted.</summary>
/// <param name="Total">All.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="Priorities">By priority.</param>
/// <param name="Owners">By owner: the <see cref="ActionLimits.MaxBoardRows"/> with the most.</param>
/// <param name="Regions">By region, likewise.</param>
/// <param name="ChannelTypes">By channel type of the partner.</param>
[GenerateSerializer, Immutable]
public sealed record ActionBoard(
    [property: Id(0)] ActionCounts Total, [property: Id(1)] IReadOnlyList<ActionBoardRow> Kinds, [property: Id(2)] IReadOnlyList<ActionBoardRow> Priorities,
    [property: Id(3)] IReadOnlyList<ActionBoardRow> Owners, [property: Id(4)] IReadOnlyList<ActionBoardRow> Regions, [property: Id(5)] IReadOnlyList<ActionBoardRow> ChannelTypes)
{
    /// <summary>Counts actions, each with where it is.</summary>
    public static ActionBoard Of(IEnumerable<PlacedAction> actions, long nowMicros)
    {
        var total = new ActionCounts();
        Dictionary<string, ActionCounts> kinds = [], priorities = [], owners = [], regions = [], types = [];
        foreach (var (item, channelType, region) in actions)
        {
            total = total.With(item, nowMicros);
            Add(kinds, item.Opened.Kind.ToString().ToUpperInvariant());
            Add(priorities, item.Opened.Priority.ToString().ToUpperInvariant());
            Add(owners, item.Owner);
            Add(regions, region);
            Add(types, item.PartnerId.Length == 0 ? "" : channelType.ToString().ToUpperInvariant());

            void Add(Dictionary<string, ActionCounts> counts, string name) => counts[name] = counts.GetValueOrDefault(name).With(item, nowMicros);
        }
        return new(total, Rows(kinds), Rows(priorities), Rows(owners), Rows(regions), Rows(types));
    }

    private static IReadOnlyList<ActionBoardRow> Rows(Dictionary<string, ActionCounts> counts) =>
        [.. counts.Select(row => new ActionBoardRow(row.Key, row.Value)).OrderByDescending(row => row.Counts.Live).ThenBy(row => row.Name, StringComparer.Ordinal).Take(ActionLimits.MaxBoardRows)];
}
