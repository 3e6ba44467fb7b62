using ChannelGrains.Gateway.Access;
using ChannelGrains.Server.Monitoring;

namespace ChannelGrains.Server;

/// <summary>What the server says when it starts.</summary>
internal static partial class StartupLog
{
    public static void Started(ILogger logger, ServerOptions options, KeyRing keys)
    {
        var isGateway = options.Has(ServerRoles.Gateway);
        if (isGateway && keys.IsEmpty)
            LogOpen(logger, options.Listen);
        if (isGateway && !options.ServesRest)
            LogNoRest(logger, options.ManagementListen);
        if (options.OperatorAccess == OperatorAccess.Closed)
            LogNoMetrics(logger, options.ManagementListen);
        if (options.InsecureSingleUser)
            LogSingleUser(logger);
        foreach (var fault in options.Faults.Named)
            LogFault(logger, fault);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "No API keys are configured: everybody on {Address} is the principal local.")]
    private static partial void LogOpen(ILogger logger, string address);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Fault {Fault} is on: this server breaks its guarantees on purpose.")]
    private static partial void LogFault(ILogger logger, string fault);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning,
        Message = "The REST API is not served: the management port listens on {Address}, which is not loopback. Configure ApiKeys and Tls to serve it there.")]
    private static partial void LogNoRest(ILogger logger, string address);

    [LoggerMessage(EventId = 1132, Level = LogLevel.Warning,
        Message = "Metrics are not served: the management port listens on {Address}, which is not loopback. Configure ApiKeys and Tls to have them scraped there with a key.")]
    private static partial void LogNoMetrics(ILogger logger, string address);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Warning, Message = "InsecureSingleUser is on: one person may both close and approve statements, plan and approve payment runs.")]
    private static partial void LogSingleUser(ILogger logger);
}
