namespace ChannelGrains.Domain.SalesViews;

/// <summary>The cells of one name, one for each partner that has it, by their places in the month's view.</summary>
internal sealed class NamedCells(ViewCellName name, int number)
{
    public ViewCellName Name { get; } = name;

    public int Number { get; } = number;

    public List<int> Places { get; } = [];

    /// <summary>The sums that follow these cells.</summary>
    public List<ScopeSums> Followers { get; } = [];

    /// <summary>The scopes that these cells are in and whose changes are told.</summary>
    public List<WatchedScope> Watched { get; } = [];
}
