namespace ChannelGrains.Domain.Compliance;

/// <summary>What a requirement asks for; the numbers are those of the wire.</summary>
public enum RequirementKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>A licence to do business.</summary>
    Licence = 1,

    /// <summary>A registration for taxes.</summary>
    TaxRegistration = 2,

    /// <summary>A bank's letter about an account.</summary>
    BankLetter = 3,

    /// <summary>A signed statement against bribery.</summary>
    AntiBriberyStatement = 4,

    /// <summary>The result of a look into the lists of those with whom nobody may trade.</summary>
    ScreeningResult = 5,

    /// <summary>What shows social responsibility.</summary>
    SocialResponsibility = 6,

    /// <summary>A declaration of interests that could conflict.</summary>
    ConflictOfInterest = 7,

    /// <summary>A declaration to keep the policy of gifts.</summary>
    GiftPolicy = 8,

    /// <summary>Persons who hold a certificate: it is met while there are enough of them, and nothing is recorded for it.</summary>
    Certificates = 9,
}
