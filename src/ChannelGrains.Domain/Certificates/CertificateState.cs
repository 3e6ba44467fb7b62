namespace ChannelGrains.Domain.Certificates;

/// <summary>How a certificate stands on a day; the numbers are those of the wire.</summary>
public enum CertificateState
{
    /// <summary>Not said: does not occur.</summary>
    Unspecified = 0,

    /// <summary>It holds.</summary>
    Valid = 1,

    /// <summary>It is past its last day, and within the days of grace.</summary>
    Grace = 2,

    /// <summary>It is past its last day and the days of grace.</summary>
    Lapsed = 3,

    /// <summary>It was revoked.</summary>
    Revoked = 4,

    /// <summary>The record that issued it was changed and passes no more.</summary>
    Withdrawn = 5,
}
