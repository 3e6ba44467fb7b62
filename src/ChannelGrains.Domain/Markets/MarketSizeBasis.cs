namespace ChannelGrains.Domain.Markets;

/// <summary>What the size of a market is known from; the numbers are those of the wire.</summary>
public enum MarketSizeBasis
{
    /// <summary>The size itself was reported.</summary>
    Reported = 1,

    /// <summary>The channel's net and reported sales of competitors.</summary>
    Competitors = 2,

    /// <summary>In some months the one, in others the other.</summary>
    Mixed = 3,
}
