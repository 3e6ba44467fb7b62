namespace ChannelGrains.Cli.Files;

/// <summary>Values by name, in the file's order; no name is there twice.</summary>
internal sealed record TableNode(IReadOnlyList<TableEntry> Entries, int Line) : FileNode(Line);
