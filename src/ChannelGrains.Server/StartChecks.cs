using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChannelGrains.Server;

/// <summary>What keeps a server from listening, found before anything is opened, in words of its settings.</summary>
internal static class StartChecks
{
    /// <summary>Throws with what to change when a port or the certificate cannot be used.</summary>
    public static void Run(ServerOptions options)
    {
        if (options.Has(ServerRoles.Gateway) && options.Port == options.ManagementPort && options.Port != 0 && Overlap(options.Address, options.ManagementAddress))
            throw new ValidationException($"Port and ManagementPort are both {options.Port}. Give them different ports: --port and --management-port.");
        if (options.Has(ServerRoles.Gateway))
            Port(nameof(ServerOptions.Listen), options.Address, options.Port, "Port (--port)");
        Port(nameof(ServerOptions.ManagementListen), options.ManagementAddress, options.ManagementPort, "ManagementPort (--management-port)");
        if (options.Cluster.IsSilo)
        {
            Port("Cluster:Advertise", options.Cluster.Address, options.Cluster.SiloPort, "Cluster:SiloPort (--silo-port)");
            Port("Cluster:Advertise", options.Cluster.Address, options.Cluster.SiloGatewayPort, "Cluster:SiloGatewayPort (--silo-gateway-port)");
        }
        if (options.Cluster.Certificate is { } path && ClusterTls.Read(path) is var (own, authority))
        {
            own.Dispose();
            authority.Dispose();
        }
        if (options.Tls is { } tls)
            Certificate(tls);
    }

    private static bool Overlap(IPAddress one, IPAddress other) => one.Equals(other) || IsAny(one) || IsAny(other);

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static void Port(string addressSetting, IPAddress address, int port, string portSetting)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new ValidationException(exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"Port {port} of {address} is in use by another process. Stop that one, or choose another {portSetting}; 0 takes a free one.",
                SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported =>
                    $"{addressSetting} is {address}, which is no address of this machine. Use one that `ip address` shows.",
                SocketError.AccessDenied => $"This user may not listen on port {port} of {address}: choose a {portSetting} from 1024 on, or grant CAP_NET_BIND_SERVICE.",
                _ => $"Port {port} of {address} cannot be listened on: {exception.Message}. Choose another {portSetting}.",
            });
        }
    }

    private static void Certificate(TlsOptions tls)
    {
        foreach (var (setting, path) in new[] { ("Tls:CertificatePath", tls.CertificatePath), ("Tls:KeyPath", tls.KeyPath) })
            if (!File.Exists(path))
                throw new ValidationException($"{setting} is '{path}', and there is no such file. Name a PEM file that the server may read.");
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(tls.CertificatePath, tls.KeyPath);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ValidationException($"Tls:CertificatePath '{tls.CertificatePath}' and Tls:KeyPath '{tls.KeyPath}' are no certificate in PEM with its key: {exception.Message}");
        }
    }
}
