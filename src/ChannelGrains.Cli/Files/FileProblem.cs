using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Files;

/// <summary>A file cannot be used: where, why, and what to do.</summary>
internal sealed class FileProblem(int line, string message) : UsageException(message)
{
    public int Line { get; } = line;
}
