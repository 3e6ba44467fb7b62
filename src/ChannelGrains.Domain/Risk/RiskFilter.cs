using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Risk;

/// <summary>Which partners of the board are meant.</summary>
/// <param name="Level">This level, or with a hold where it is unspecified: all that are listed.</param>
/// <param name="ChannelType">Unspecified is any.</param>
/// <param name="Region">This region and all below it; empty is everywhere.</param>
/// <param name="HeldOnly">Those alone whose payments are held.</param>
[GenerateSerializer, Immutable]
public sealed record RiskFilter([property: Id(0)] RiskLevel Level, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Region, [property: Id(3)] bool HeldOnly)
{
    public bool Holds(RiskCell cell) => HoldsPlace(cell) && (Level == RiskLevel.Unspecified || cell.Level == Level) && (!HeldOnly || cell.IsHeld);

    /// <summary>Whether the place of a partner is meant, whatever its level.</summary>
    public bool HoldsPlace(RiskCell cell) =>
        (ChannelType == ChannelType.Unspecified || cell.ChannelType == ChannelType) && (Region.Length == 0 || RegionPaths.IsIn(cell.Region, Region));
}
