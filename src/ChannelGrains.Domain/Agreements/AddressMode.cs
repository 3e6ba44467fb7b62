namespace ChannelGrains.Domain.Agreements;

/// <summary>How a payee's address is written; the numbers are those of the wire.</summary>
public enum AddressMode
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>All in fields of their own.</summary>
    Structured = 1,

    /// <summary>Town and country in their fields, the rest in at most two free lines.</summary>
    Hybrid = 2,
}
