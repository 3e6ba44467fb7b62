using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Evidence;

/// <summary>Bounds of what is said of a file, and of a partner's files.</summary>
public static class EvidenceLimits
{
    /// <summary>Of a file, unless the server is set otherwise.</summary>
    public const long DefaultFileBytes = 16 << 20;

    /// <summary>Of one chunk of an upload.</summary>
    public const int ChunkBytes = 256 << 10;

    /// <summary>Of a place or device.</summary>
    public const int TextBytes = 200;

    /// <summary>Files of a partner.</summary>
    public const int MaxFiles = 100_000;

    /// <summary>Principals that claim one file for one partner.</summary>
    public const int MaxClaims = 16;

    /// <summary>A device's clock may be ahead of the server's by so much.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long ago a file may have been taken.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(3_653);

    /// <summary>SHA256 for what is no SHA-256 of a file.</summary>
    /// <param name="sha256">Its digits.</param>
    /// <param name="field">Where it stands on the wire.</param>
    public static Refusal? CheckName(string sha256, string field) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? null
        : Refusal.InvalidArgument("SHA256", $"{field} must be the file's SHA-256 as 64 lowercase hexadecimal digits, and nothing else: a file has no other name.", field);
}
