namespace ChannelGrains.Domain.Feed;

/// <summary>A cell of one partner that a view, or a saved row, shows otherwise than the partner's journal says.</summary>
[GenerateSerializer, Immutable]
public abstract record CellDifference
{
    /// <summary>The cell, what is shown of it, and what should be.</summary>
    public abstract string Text { get; }
}
