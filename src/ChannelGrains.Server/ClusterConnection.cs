namespace ChannelGrains.Server;

/// <summary>To how many silos a gateway without one of its own is connected.</summary>
internal sealed partial class ClusterConnection(ILogger<ClusterConnection> logger) : IClusterConnectionStatusObserver
{
    private int _silos;

    public int Silos => Volatile.Read(ref _silos);

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        Volatile.Write(ref _silos, currentNumberOfGateways);
        LogSilos(logger, currentNumberOfGateways, previousNumberOfGateways);
    }

    public void NotifyClusterConnectionLost()
    {
        Volatile.Write(ref _silos, 0);
        LogLost(logger);
    }

    [LoggerMessage(EventId = 1103, Level = LogLevel.Information, Message = "Connected to {Silos} silos, {Before} before.")]
    private static partial void LogSilos(ILogger logger, int silos, int before);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Warning, Message = "No silo is connected: calls fail until one is. See whether silos run, and whether they are reached from here.")]
    private static partial void LogLost(ILogger logger);
}
