namespace ChannelGrains.Journal.Embedded;

/// <summary>The disk or a quota has no space left.</summary>
public sealed class DiskFullException(string message, Exception? inner = null) : IOException(message, inner);
