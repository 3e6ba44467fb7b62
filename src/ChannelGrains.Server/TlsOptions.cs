using System.Security.Cryptography.X509Certificates;

namespace ChannelGrains.Server;

/// <summary>The server's certificate, PEM files.</summary>
public sealed class TlsOptions
{
    public required string CertificatePath { get; set; }

    public required string KeyPath { get; set; }

    /// <summary>Until when the certificate is valid.</summary>
    public DateTimeOffset ReadExpiry()
    {
        using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(CertificatePath));
        return new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
    }
}
