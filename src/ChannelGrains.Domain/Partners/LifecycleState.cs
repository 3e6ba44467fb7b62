namespace ChannelGrains.Domain.Partners;

/// <summary>Where a partner stands in its lifecycle; the numbers are those of the wire.</summary>
public enum LifecycleState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Known, not yet assessed.</summary>
    Prospect = 1,

    /// <summary>Meets the selection criteria.</summary>
    Qualified = 2,

    /// <summary>A cooperation plan is being negotiated.</summary>
    Negotiating = 3,

    /// <summary>The agreement is signed.</summary>
    Contracted = 4,

    /// <summary>Sells.</summary>
    Active = 5,

    /// <summary>Sells, is not paid.</summary>
    Suspended = 6,

    /// <summary>Sells no more.</summary>
    Terminated = 7,
}
