namespace ChannelGrains.Domain.Feed;

/// <summary>What one partner tells a view: its cells that changed in the versions after <paramref name="PreviousVersion"/> up to
/// <paramref name="Version"/> of its journal, or, when whole, all of its cells that are not empty.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="PreviousVersion">What the view must have seen at least; 0 when whole.</param>
/// <param name="Version">What the view has seen after it.</param>
/// <param name="IsWhole">Cells that are not among these are empty.</param>
/// <param name="FirstCell">Place of the first cell among those of the update.</param>
/// <param name="CellCount">Cells.</param>
[GenerateSerializer, Immutable]
public readonly record struct PartnerUpdate(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] long PreviousVersion,
    [property: Id(2)] long Version,
    [property: Id(3)] bool IsWhole,
    [property: Id(4)] int FirstCell,
    [property: Id(5)] int CellCount)
{
    /// <summary>Whether a view that has seen a version of the partner knows all of it: it is old, or repeated.</summary>
    public bool IsKnownAt(long seen) => Version <= seen;

    /// <summary>Whether a view that has seen a version of the partner misses what it follows.</summary>
    public bool IsAheadOf(long seen) => !IsWhole && PreviousVersion > seen;
}
