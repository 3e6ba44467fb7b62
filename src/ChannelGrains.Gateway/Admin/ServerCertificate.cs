namespace ChannelGrains.Gateway.Admin;

/// <summary>The certificate that the server shows.</summary>
/// <param name="ExpiresAt">Until when it is valid; null where the server speaks without TLS.</param>
public sealed record ServerCertificate(DateTimeOffset? ExpiresAt)
{
    /// <summary>So long before its end it is to be renewed.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(21);
}
