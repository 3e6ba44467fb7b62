namespace ChannelGrains.Fleet.Running;

/// <summary>The fleet cannot run on this server; the message says what to change.</summary>
public sealed class FleetException(string message) : Exception(message);
