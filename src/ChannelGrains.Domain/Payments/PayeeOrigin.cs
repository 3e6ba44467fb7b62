namespace ChannelGrains.Domain.Payments;

/// <summary>Where a payee comes from; the numbers are those of the wire.</summary>
public enum PayeeOrigin
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>From the agreement that is in force.</summary>
    Agreement = 1,

    /// <summary>From SetPayee.</summary>
    Set = 2,
}
