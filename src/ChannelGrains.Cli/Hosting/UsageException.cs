namespace ChannelGrains.Cli.Hosting;

/// <summary>What the caller gave cannot be used, as arguments that make no sense together. Exit code 2.</summary>
internal class UsageException(string message) : Exception(message);
