namespace ChannelGrains.Grains.Reviews;

/// <summary>Why a partner is reviewed.</summary>
internal enum ReviewCause
{
    /// <summary>A fact came.</summary>
    Fact,

    /// <summary>Its time came.</summary>
    Due,

    /// <summary>What was saved of it is behind its journal or the settings.</summary>
    Behind,
}
