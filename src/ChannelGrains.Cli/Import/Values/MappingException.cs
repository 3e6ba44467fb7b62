using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Import;

/// <summary>A mapping, lookup or file that cannot be used; the message says where and what to change. Exit code 2.</summary>
internal sealed class MappingException(string message) : UsageException(message);
