namespace ChannelGrains.Domain.Discipline;

/// <summary>What becomes of a gift; the numbers are those of the wire.</summary>
public enum GiftOutcome
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Who received it keeps it.</summary>
    Accepted = 1,

    /// <summary>It was not taken, or not given.</summary>
    Declined = 2,

    /// <summary>It was handed over to the company, or to a good cause.</summary>
    HandedOver = 3,
}
