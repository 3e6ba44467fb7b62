namespace ChannelGrains.Domain.Compliance;

/// <summary>What a requirement that is not met keeps a partner from; the numbers are those of the wire.</summary>
public enum ComplianceGate
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Signing or amending an agreement.</summary>
    Contract = 1,

    /// <summary>Being paid.</summary>
    Payout = 2,
}
