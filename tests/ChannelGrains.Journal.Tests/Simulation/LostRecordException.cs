namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>A recovered store broke a promise.</summary>
internal sealed class LostRecordException(string message) : Exception(message);
