namespace ChannelGrains.Domain.Sources;

/// <summary>How a source identifies its transactions; the numbers are those of the wire.</summary>
public enum SourceMode
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>By number: each lane counts 1, 2, 3, ... without holes.</summary>
    Sequenced = 1,

    /// <summary>By transaction id, in any order, unlimited in time.</summary>
    Keyed = 2,
}
