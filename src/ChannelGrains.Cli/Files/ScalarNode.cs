namespace ChannelGrains.Cli.Files;

/// <summary>One value, as it was written.</summary>
/// <param name="Text">The text; null for none, as behind <c>key:</c> or for null.</param>
/// <param name="Line">Its line.</param>
internal sealed record ScalarNode(string? Text, int Line) : FileNode(Line);
