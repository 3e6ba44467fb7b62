namespace ChannelGrains.Domain.Discipline;

/// <summary>What is declared; the numbers are those of the wire.</summary>
public enum DeclarationKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Interests that could conflict with the company's, or that there are none.</summary>
    ConflictOfInterest = 1,

    /// <summary>That the policy of gifts is kept.</summary>
    GiftPolicy = 2,

    /// <summary>That nobody is bribed, nor lets themselves be.</summary>
    AntiBribery = 3,
}
