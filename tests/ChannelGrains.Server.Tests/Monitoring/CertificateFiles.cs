using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChannelGrains.Server.Tests.Monitoring;

/// <summary>Certificates that a test signs itself.</summary>
internal static class CertificateFiles
{
    /// <summary>The settings of a server that shows one.</summary>
    /// <param name="folder">Where its files go.</param>
    /// <param name="life">How long it is still valid.</param>
    public static Dictionary<string, string?> Write(string folder, TimeSpan life)
    {
        using var key = RSA.Create(2048);
        var (request, now) = (new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), TimeProvider.System.GetUtcNow());
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + life);
        var (certificatePath, keyPath) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return new() { ["Tls:CertificatePath"] = certificatePath, ["Tls:KeyPath"] = keyPath };
    }
}
