using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ChannelGrains.Server;

/// <summary>How the processes of a deployment reach each other, where it has several.</summary>
public sealed class ClusterSettings
{
    /// <summary>Port on which other silos reach this one. 0: it is its whole cluster and opens none.</summary>
    [Range(0, ushort.MaxValue)]
    public int SiloPort { get; set; }

    /// <summary>Port on which gateways of other processes reach this silo. 0: none may.</summary>
    [Range(0, ushort.MaxValue)]
    public int SiloGatewayPort { get; set; }

    /// <summary>Address of this machine on which both ports listen, and which the others are told. One that is not loopback needs a certificate.</summary>
    [Required]
    public string Advertise { get; set; } = "127.0.0.1";

    /// <summary>Certificate of this process in PEM, as <c>channelctl cluster certificates</c> makes it; its key is in the file beside it that ends in <c>.key</c>, and the
    /// authority that all processes trust in <c>ca.pem</c> there. Null: the processes are on one machine and trust whoever is on it.</summary>
    public string? Certificate { get; set; }

    public bool IsSilo => SiloPort != 0;

    public IPAddress Address => IPAddress.TryParse(Advertise, out var address)
        ? address
        : throw new ValidationException($"Cluster:Advertise is '{Advertise}', which is no IP address. Use one of this machine that the other processes reach.");

    /// <summary>Throws with what to change when settings do not go together.</summary>
    public void Validate(ServerRoles roles, bool hasDatabase)
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        var isAlone = roles is ServerRoles.Silo or ServerRoles.Gateway or (ServerRoles.Gateway | ServerRoles.Page);
        if ((isAlone || IsSilo) && !hasDatabase)
            throw new ValidationException("Several processes need journals that all of them reach: set Postgres:ConnectionString, or run one process with --roles all and no --silo-port.");
        if (roles == ServerRoles.Silo && (SiloPort == 0 || SiloGatewayPort == 0))
            throw new ValidationException("A silo without a gateway is reached on its ports alone: give it --silo-port and --silo-gateway-port.");
        if (!roles.HasFlag(ServerRoles.Silo) && (SiloPort != 0 || SiloGatewayPort != 0))
            throw new ValidationException("--silo-port and --silo-gateway-port are for processes that are a silo: leave them out, or add silo to --roles.");
        if (SiloGatewayPort != 0 && (SiloPort == 0 || SiloGatewayPort == SiloPort))
            throw new ValidationException($"Cluster:SiloGatewayPort is {SiloGatewayPort} and Cluster:SiloPort {SiloPort}. Give the silo two different ports: --silo-port and --silo-gateway-port.");
        if (!IPAddress.IsLoopback(Address) && Certificate is null)
            throw new ValidationException(
                $"Cluster:Advertise is {Advertise}, which is not loopback: whoever reaches a silo there would be one of the cluster. Make certificates with `channelctl cluster certificates` and name "
                + "this process's: --cluster-certificate.");
    }
}
