using System.ComponentModel.DataAnnotations;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;
using ConnectionOptions = Orleans.Connections.Security.TlsOptions;

namespace ChannelGrains.Server;

/// <summary>TLS between silos, and from gateways to them: both ends show a certificate of the deployment's own authority, or there is no connection.</summary>
internal static class ClusterTls
{
    /// <summary>The name that each certificate of a deployment has.</summary>
    private const string Name = "channelgrains.cluster";

    private const string AuthorityFile = "ca.pem";

    private static readonly string[] Purposes = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"];

    /// <summary>Reads the certificate of this process and the authority.</summary>
    /// <exception cref="ValidationException">One of the files cannot be used; the message says which and what to do.</exception>
    public static (X509Certificate2 Own, X509Certificate2 Authority) Read(string path)
    {
        var (key, authority) = (Path.ChangeExtension(path, ".key"), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, AuthorityFile));
        foreach (var file in new[] { path, key, authority })
            if (!File.Exists(file))
                throw new ValidationException($"{file}, which belongs to Cluster:Certificate '{path}', is missing. Make it with `channelctl cluster certificates`, and copy certificate, key and {AuthorityFile} together.");
        try
        {
            var read = (Own: X509Certificate2.CreateFromPemFile(path, key), Authority: X509CertificateLoader.LoadCertificateFromFile(authority));
            return IsOf(read.Own, read.Authority)
                ? read
                : throw new ValidationException($"Cluster:Certificate '{path}' is not from {authority}, is not valid today or is not for {Name}: the other processes would refuse it. Make a new one with `channelctl cluster certificates`.");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ValidationException($"Cluster:Certificate '{path}', its key {key} and {authority} are no certificates in PEM that can be read: {exception.Message}");
        }
    }

    /// <summary>Until when the certificate of this process, or its authority, is valid; null where there is none.</summary>
    public static DateTimeOffset? ReadExpiry(string? path)
    {
        if (path is null)
            return null;
        var (own, authority) = Read(path);
        using (own)
        using (authority)
            return new DateTimeOffset((own.NotAfter < authority.NotAfter ? own : authority).NotAfter.ToUniversalTime());
    }

    public static void Set(ConnectionOptions options, X509Certificate2 own, X509Certificate2 authority)
    {
        options.LocalCertificate = own;
        options.RemoteCertificateMode = options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) => IsOf(certificate, authority);
        options.OnAuthenticateAsClient = (_, client) => client.TargetHost = Name;
    }

    /// <summary>Whether a certificate is this authority's, for a process of a deployment, today. Nothing else that the machine trusts counts.</summary>
    private static bool IsOf(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var purpose in Purposes)
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose));
        return chain.Build(certificate) && certificate.MatchesHostname(Name);
    }
}
