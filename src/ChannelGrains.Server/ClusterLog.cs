using System.Net;
using ChannelGrains.Postgres.Journals;

namespace ChannelGrains.Server;

/// <summary>What a process says of its cluster when it starts.</summary>
internal static partial class ClusterLog
{
    public static void Started(ILogger logger, ServerOptions options, IServiceProvider services)
    {
        if (options.IsOfCluster && options.Evidence.Directory is null)
            LogOwnFiles(logger);
        if (!options.Cluster.IsSilo)
            return;
        var cluster = services.GetRequiredService<PostgresJournalStore>().ClusterId;
        LogJoined(logger, new IPEndPoint(options.Cluster.Address, options.Cluster.SiloPort), cluster, options.Cluster.SiloGatewayPort);
        if (options.Cluster.Certificate is null)
            LogOpen(logger);
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Silo {Address} is one of cluster {Cluster}; gateways reach it on port {GatewayPort}.")]
    private static partial void LogJoined(ILogger logger, IPEndPoint address, string cluster, int gatewayPort);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning,
        Message = "No cluster certificate is configured: the silo listens on loopback only, and every user of this machine can be one of the cluster. Make certificates with `channelctl cluster certificates`.")]
    private static partial void LogOpen(ILogger logger);

    [LoggerMessage(EventId = 1105, Level = LogLevel.Warning,
        Message = "Evidence:Directory is not configured: a file that this process takes is in its data directory, and the others say that it is missing. Name a directory that all of them reach.")]
    private static partial void LogOwnFiles(ILogger logger);
}
