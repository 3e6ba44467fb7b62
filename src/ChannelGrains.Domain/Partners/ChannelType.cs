namespace ChannelGrains.Domain.Partners;

/// <summary>How a partner sells (渠道类型); the numbers are those of the wire.</summary>
public enum ChannelType
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Employee referral, own web site.</summary>
    Internal = 1,

    /// <summary>Agent, distributor, reseller.</summary>
    Intermediary = 2,

    /// <summary>Own stores and direct sales.</summary>
    Direct = 3,
}
