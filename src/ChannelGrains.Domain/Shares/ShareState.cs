namespace ChannelGrains.Domain.Shares;

/// <summary>Whether a share can be used; the numbers are those of the wire.</summary>
public enum ShareState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It can.</summary>
    Live = 1,

    /// <summary>Its time is over.</summary>
    Expired = 2,

    /// <summary>It was revoked.</summary>
    Revoked = 3,
}
