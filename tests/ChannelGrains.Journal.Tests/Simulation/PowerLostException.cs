namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>What a file answers once the power is off.</summary>
internal sealed class PowerLostException() : IOException("The power is off.");
