namespace ChannelGrains.Cli.Files;

/// <summary>A name with its value.</summary>
internal sealed record TableEntry(string Name, FileNode Value, int Line);
