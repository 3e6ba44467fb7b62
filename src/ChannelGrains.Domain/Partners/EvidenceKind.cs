namespace ChannelGrains.Domain.Partners;

/// <summary>What a step was decided on; the numbers are those of the wire.</summary>
public enum EvidenceKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>A score.</summary>
    Score = 1,

    /// <summary>A cooperation plan.</summary>
    Plan = 2,

    /// <summary>An agreement.</summary>
    Agreement = 3,
}
