namespace ChannelGrains.Domain.Tools;

/// <summary>Bounds of sales tools.</summary>
public static class ToolLimits
{
    public const int MaxTools = 1_000, MaxVersions = 1_000;

    public const int MaxTitleBytes = 200, MaxUrlBytes = 1_024;

    /// <summary>Of who took note.</summary>
    public const int MaxPersonBytes = 64;
}
