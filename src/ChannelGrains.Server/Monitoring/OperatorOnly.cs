namespace ChannelGrains.Server.Monitoring;

/// <summary>Marks an endpoint of the management port that tells how the server is: beyond loopback <see cref="OperatorGate"/> lets nobody in without a key.</summary>
internal sealed class OperatorOnly;
