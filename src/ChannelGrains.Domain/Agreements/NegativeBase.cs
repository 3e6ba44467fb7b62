namespace ChannelGrains.Domain.Agreements;

/// <summary>What becomes of a period's base below 0; the numbers are those of the wire.</summary>
public enum NegativeBase
{
    /// <summary>Not said: as <see cref="Zero"/>.</summary>
    Unspecified = 0,

    /// <summary>It counts as 0.</summary>
    Zero = 1,

    /// <summary>It is carried into the next period.</summary>
    Carry = 2,
}
