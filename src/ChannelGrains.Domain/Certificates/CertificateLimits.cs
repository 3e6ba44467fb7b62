namespace ChannelGrains.Domain.Certificates;

/// <summary>Bounds of certificates.</summary>
public static class CertificateLimits
{
    /// <summary>Certificates of a partner that are kept; the one that ended first goes when another comes.</summary>
    public const int MaxCertificates = 2_000;

    public const int MaxGraceDays = 366;
}
