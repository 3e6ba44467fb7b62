namespace ChannelGrains.Server;

/// <summary>The server's certificate, PEM files.</summary>
public sealed class TlsOptions
{
    public required string CertificatePath { get; set; }

    public required string KeyPath { get; set; }
}
