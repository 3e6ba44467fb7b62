namespace ChannelGrains.Domain.Discipline;

/// <summary>Which way a gift went; the numbers are those of the wire.</summary>
public enum GiftDirection
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Somebody of the company received it.</summary>
    Received = 1,

    /// <summary>Somebody of the company gave it.</summary>
    Given = 2,
}
