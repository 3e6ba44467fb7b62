namespace ChannelGrains.Domain.Markets;

/// <summary>What the shares of a concentration are of; the numbers are those of the wire.</summary>
public enum ConcentrationBasis
{
    /// <summary>What all partners sold.</summary>
    Channel = 1,

    /// <summary>The whole market.</summary>
    Market = 2,
}
