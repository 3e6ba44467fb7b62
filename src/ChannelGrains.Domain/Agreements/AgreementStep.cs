namespace ChannelGrains.Domain.Agreements;

/// <summary>What happens to a version; the first six are commands, with the numbers of the wire, the others come with the business day.</summary>
public enum AgreementStep
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It is drafted, or drafted anew.</summary>
    Draft = 1,

    /// <summary>A new version of a signed agreement is drafted.</summary>
    Amend = 2,

    /// <summary>It is given into review.</summary>
    Submit = 3,

    /// <summary>A side confirms it.</summary>
    Confirm = 4,

    /// <summary>It is signed.</summary>
    Sign = 5,

    /// <summary>It is ended, or withdrawn before it is signed.</summary>
    Terminate = 6,

    /// <summary>Its first business day has come.</summary>
    Begin = 7,

    /// <summary>Its last business day is past.</summary>
    Expire = 8,

    /// <summary>Another version has begun, or was signed for the same day.</summary>
    Supersede = 9,
}
