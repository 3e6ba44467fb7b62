using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.AsOf;

/// <summary>A partner as it was known at an instant.</summary>
/// <param name="State">What its journal said then; its life is there.</param>
/// <param name="AsOfMicros">The instant.</param>
/// <param name="Version">Version of its journal then.</param>
internal readonly record struct PartnerThen(FoldedPartner State, long AsOfMicros, long Version);
