namespace ChannelGrains.Domain.Audit;

/// <summary>Bounds of what one page of changes reads, whatever it finds.</summary>
public static class ChangeLimits
{
    /// <summary>Changes that a page looks at, or records where it reads a journal backwards.</summary>
    public const int MaxLookedAt = 10_000;

    /// <summary>Bytes of records after which a page ends.</summary>
    public const long MaxRecordBytes = 8 << 20;

    /// <summary>Details of a change, and characters of one.</summary>
    public const int MaxDetails = 16, MaxDetailLength = 200;

    /// <summary>How far the server's clock may have been set back: a partner's changes before the first instant that is asked for are looked at for so long.</summary>
    public static readonly TimeSpan MaxSetBack = TimeSpan.FromDays(1);
}
