namespace ChannelGrains.Gateway.Admin;

/// <summary>The certificates that this process shows.</summary>
/// <param name="ExpiresAt">Until when that for callers is valid; null where the server speaks without TLS.</param>
/// <param name="ClusterExpiresAt">Until when that for the other processes is valid; null where there is none.</param>
public sealed record ServerCertificate(DateTimeOffset? ExpiresAt, DateTimeOffset? ClusterExpiresAt)
{
    /// <summary>So long before its end it is to be renewed.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(21);
}
