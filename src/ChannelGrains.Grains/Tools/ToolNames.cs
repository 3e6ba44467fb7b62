namespace ChannelGrains.Grains.Tools;

/// <summary>Keys of the grain of tools.</summary>
public static class ToolNames
{
    /// <summary>The one grain of tools, and its journal.</summary>
    public const string Tools = Journalled.JournalNames.Tools;
}
