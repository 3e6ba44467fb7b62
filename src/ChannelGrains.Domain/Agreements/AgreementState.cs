namespace ChannelGrains.Domain.Agreements;

/// <summary>Where a version of an agreement stands on a business day; the numbers are those of the wire.</summary>
public enum AgreementState
{
    /// <summary>There is none.</summary>
    Unspecified = 0,

    /// <summary>It is being written.</summary>
    Draft = 1,

    /// <summary>Both sides read it, and confirm it.</summary>
    InReview = 2,

    /// <summary>It is signed and has not begun.</summary>
    Signed = 3,

    /// <summary>It is in force.</summary>
    Active = 4,

    /// <summary>Its last day is past.</summary>
    Expired = 5,

    /// <summary>It was ended, or withdrawn before it was signed.</summary>
    Terminated = 6,

    /// <summary>Another version has taken its place.</summary>
    Superseded = 7,
}
