namespace ChannelGrains.Domain.Agreements;

/// <summary>How a statement's total is rounded to the currency's minor unit; the numbers are those of the wire.</summary>
public enum Rounding
{
    /// <summary>Not said: as <see cref="HalfAway"/>.</summary>
    Unspecified = 0,

    /// <summary>To the nearest, halves away from 0.</summary>
    HalfAway = 1,

    /// <summary>To the nearest, halves to the even one.</summary>
    HalfEven = 2,
}
