using System.CommandLine;

namespace ChannelGrains.Server;

/// <summary>The ports, as options of the commands that start a server.</summary>
internal static class PortOptions
{
    public static Option<int?> Grpc() => Port("--port", "Port of gRPC; 0 takes a free one (default: 5080).");

    public static Option<int?> Management() => Port("--management-port", "Port of health, metrics and REST; 0 takes a free one (default: 5081).");

    public static Option<int?> Silo() => Port("--silo-port", "Port on which other silos reach this one, where there are several; they need Postgres:ConnectionString (default: none).");

    public static Option<int?> SiloGateway() => Port("--silo-gateway-port", "Port on which gateways of other processes reach this silo (default: none).");

    private static Option<int?> Port(string name, string description) => NumberOptions.Whole(name, description, 0, ushort.MaxValue);
}
