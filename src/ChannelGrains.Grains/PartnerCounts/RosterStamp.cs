namespace ChannelGrains.Grains.PartnerCounts;

/// <summary>Names the partners as they were when they were read: the same stamp says that nothing has changed.</summary>
/// <param name="Activation">The activation that was asked.</param>
/// <param name="Revision">Of its view.</param>
[GenerateSerializer, Immutable]
public sealed record RosterStamp([property: Id(0)] Guid Activation, [property: Id(1)] long Revision);
