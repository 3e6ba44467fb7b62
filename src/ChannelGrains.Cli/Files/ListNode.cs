namespace ChannelGrains.Cli.Files;

/// <summary>Values in order.</summary>
internal sealed record ListNode(IReadOnlyList<FileNode> Items, int Line) : FileNode(Line);
