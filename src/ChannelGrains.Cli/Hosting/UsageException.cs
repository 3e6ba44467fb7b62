namespace ChannelGrains.Cli;

/// <summary>Arguments that parse but make no sense together. Exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
