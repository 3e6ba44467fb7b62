namespace ChannelGrains.Dashboard.Shell;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ShellTexts;
