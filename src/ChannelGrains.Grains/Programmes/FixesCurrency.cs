namespace ChannelGrains.Grains.Programmes;

/// <summary>A capability's word that the programme's currency is fixed once there is an entry of it in the index: the entry goes with amounts.</summary>
/// <param name="IndexPrefix">What the keys of its entries start with.</param>
internal sealed record FixesCurrency(byte[] IndexPrefix);
