using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Clusters;

/// <summary>The authority of one deployment, in a directory: it signs the certificates with which the processes let each other in. Files are their owner's alone.</summary>
internal sealed class LocalAuthority
{
    public const string CertificateFile = "ca.pem", KeyFile = "ca.key";

    /// <summary>The name that every process has, whatever its own is: whoever connects asks for it.</summary>
    private const string ClusterName = "channelgrains.cluster";

    private const int AuthorityDays = 3_650, LongestName = 63;

    private const string Anew = "name a new directory and give every process a new certificate.";

    /// <summary>Clocks of machines differ.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);

    private static readonly OidCollection Purposes = [new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")];

    private readonly string _directory;
    private readonly TimeProvider _clock;

    private LocalAuthority(string directory, TimeProvider clock) => (_directory, _clock) = (directory, clock);

    /// <summary>The authority of a directory, which is made if it is not there.</summary>
    /// <exception cref="UsageException">One of its two files is missing.</exception>
    public static LocalAuthority Open(string directory, TimeProvider clock)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var authority = new LocalAuthority(Path.GetFullPath(directory), clock);
        var (hasCertificate, hasKey) = (File.Exists(authority.PathOf(CertificateFile)), File.Exists(authority.PathOf(KeyFile)));
        if (hasCertificate != hasKey)
            throw new UsageException($"{directory} has {(hasKey ? KeyFile : CertificateFile)} without {(hasKey ? CertificateFile : KeyFile)}. Put back the other one, or {Anew}");
        if (!hasKey)
            authority.Make();
        return authority;
    }

    /// <summary>Makes a certificate with its key for each name.</summary>
    /// <returns>The certificates' files.</returns>
    /// <exception cref="UsageException">A name is none, is given twice or has a certificate already, or the authority can sign none; nothing is made then.</exception>
    public IReadOnlyList<string> Issue(IReadOnlyList<string> names, int days)
    {
        foreach (var name in names)
            Check(name, names);
        using var authority = Read();
        List<string> files = [];
        foreach (var name in names)
            files.Add(Issue(authority, name, days));
        return files;
    }

    private X509Certificate2 Read()
    {
        X509Certificate2 authority;
        try
        {
            authority = X509Certificate2.CreateFromPemFile(PathOf(CertificateFile), PathOf(KeyFile));
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new UsageException($"{PathOf(CertificateFile)} and {KeyFile} are no certificate with its key: {exception.Message} Put back the right ones, or {Anew}");
        }
        var (now, isMade) = (_clock.GetUtcNow(), authority.GetECDsaPrivateKey() is not null && authority.Extensions.OfType<X509BasicConstraintsExtension>().Any(limits => limits.CertificateAuthority));
        if (isMade && authority.NotBefore < now && now < authority.NotAfter)
            return authority;
        using (authority)
            throw new UsageException(isMade
                ? $"{PathOf(CertificateFile)} is valid from {authority.NotBefore.ToUniversalTime():u} to {authority.NotAfter.ToUniversalTime():u}, and it is {now:u}: {Anew}"
                : $"{PathOf(CertificateFile)} is no authority that this command has made: put back the right one, or {Anew}");
    }

    private string Issue(X509Certificate2 authority, string name, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(ClusterName);
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(Purposes, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var (from, until) = (_clock.GetUtcNow() - Before, _clock.GetUtcNow().AddDays(days));
        // Outside of the authority's days a certificate is worth nothing.
        using var certificate = request.Create(
            authority, from > authority.NotBefore ? from : authority.NotBefore, until < authority.NotAfter ? until : authority.NotAfter, RandomNumberGenerator.GetBytes(16));
        // The key first: a certificate without one would be in the way of another try.
        Write($"{name}.key", key.ExportPkcs8PrivateKeyPem());
        Write($"{name}.pem", certificate.ExportCertificatePem());
        return PathOf($"{name}.pem");
    }

    private void Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ChannelGrains cluster", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var certificate = request.CreateSelfSigned(_clock.GetUtcNow() - Before, _clock.GetUtcNow().AddDays(AuthorityDays));
        Write(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Write(CertificateFile, certificate.ExportCertificatePem());
    }

    private void Check(string name, IReadOnlyList<string> names)
    {
        if (name.Length is 0 or > LongestName || name == "ca" || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || name[0] == '-' || name[^1] == '-')
            throw new UsageException($"--name {name} is no name of a process. Use up to {LongestName} small letters, digits and hyphens between them, as silo-1; ca is the authority's.");
        if (names.Count(other => other == name) > 1)
            throw new UsageException($"--name {name} is given twice. Give each process a name of its own.");
        if (File.Exists(PathOf($"{name}.pem")))
            throw new UsageException($"{PathOf($"{name}.pem")} is there already. Delete it with its key to have a new one, or choose another --name.");
    }

    private string PathOf(string file) => Path.Combine(_directory, file);

    /// <summary>Anew, as a file that is there keeps its rights, and a link leads to another one.</summary>
    private void Write(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(PathOf(file));
        using var writer = new StreamWriter(PathOf(file), options);
        writer.Write(text);
        writer.Write('\n');
    }
}
