namespace ChannelGrains.Domain.Agreements;

/// <summary>How brackets are read; the numbers are those of the wire.</summary>
public enum BracketMode
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Each slice of the base at the rate of its own bracket.</summary>
    Graduated = 1,

    /// <summary>All of the base at the rate of the bracket that it reaches.</summary>
    Volume = 2,
}
