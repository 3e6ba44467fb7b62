namespace ChannelGrains.Domain.Shares;

/// <summary>Bounds of shares.</summary>
public static class ShareLimits
{
    /// <summary>Live shares of a partner.</summary>
    public const int MaxLive = 100;

    /// <summary>Characters of a note.</summary>
    public const int MaxNote = 200;

    /// <summary>How long a share is good where nothing is said.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(30);

    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(366);
}
