using System.CommandLine;

namespace ChannelGrains.Server;

/// <summary>The ports, as options of the commands that start a server.</summary>
internal static class PortOptions
{
    public static Option<int?> Grpc() => Port("--port", "Port of gRPC; 0 takes a free one (default: 5080).");

    public static Option<int?> Management() => Port("--management-port", "Port of health, metrics and REST; 0 takes a free one (default: 5081).");

    private static Option<int?> Port(string name, string description) => NumberOptions.Whole(name, description, 0, ushort.MaxValue);
}
