namespace ChannelGrains.Domain.Risk;

/// <summary>Parts of a whole, in whole hundredths.</summary>
/// <param name="Sold">What is sold.</param>
/// <param name="Against">What goes against.</param>
internal readonly record struct LeewayParts(decimal Sold, decimal Against);
