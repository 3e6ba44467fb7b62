namespace ChannelGrains.Cli.Files;

/// <summary>A part of a YAML or JSON file.</summary>
/// <param name="Line">The line that it begins on.</param>
internal abstract record FileNode(int Line);
