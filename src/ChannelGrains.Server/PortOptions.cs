using System.CommandLine;

namespace ChannelGrains.Server;

/// <summary>The ports, as options of the commands that start a server.</summary>
internal static class PortOptions
{
    public static Option<int?> Grpc() => new("--port") { Description = "Port of gRPC; 0 takes a free one (default: 5080)." };

    public static Option<int?> Management() => new("--management-port") { Description = "Port of health, metrics and REST; 0 takes a free one (default: 5081)." };
}
