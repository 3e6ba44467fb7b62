using System.Text;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>
/// Paths in the territory tree, as <c>cn/sichuan/chengdu</c>: at most 8 levels of 1 to 64 bytes of UTF-8 without control
/// characters, joined by '/'. The empty path is the root.
/// </summary>
public static class RegionPaths
{
    public const int MaxLevels = 8, MaxLevelBytes = 64;

    public const int MaxBytes = MaxLevels * (MaxLevelBytes + 1) - 1;

    /// <summary>Null when the path is well formed, else INVALID_REGION naming <paramref name="field"/>.</summary>
    public static Refusal? Validate(string path, string field = "partner.region")
    {
        Span<byte> utf8 = stackalloc byte[MaxBytes];
        return Encoding.UTF8.TryGetBytes(path, utf8, out int length) && IsValid(utf8[..length])
            ? null
            : Refusal.InvalidArgument("INVALID_REGION",
                $"{field} must be at most 8 levels of 1 to 64 bytes without control characters, joined by '/', as cn/sichuan/chengdu.",
                field);
    }

    /// <summary>The same check of a path as it stands on the wire.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return true;
        if (utf8.Length > MaxBytes || !Utf8Texts.IsPrintable(utf8))
            return false;
        int levels = 1, bytes = 0;
        foreach (byte next in utf8)
        {
            if (next != (byte)'/')
            {
                bytes++;
                continue;
            }
            if (bytes is 0 or > MaxLevelBytes || ++levels > MaxLevels)
                return false;
            bytes = 0;
        }
        return bytes is > 0 and <= MaxLevelBytes;
    }
}
