using System.Text;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>
/// Paths in the territory tree, as <c>cn/sichuan/chengdu</c>: at most 8 levels of 1 to 64 bytes of UTF-8 without control
/// characters and without blanks at their ends, joined by '/'. The empty path is the root.
/// </summary>
public static class RegionPaths
{
    public const int MaxLevels = 8, MaxLevelBytes = 64;

    public const int MaxBytes = MaxLevels * (MaxLevelBytes + 1) - 1;

    /// <summary>Null when the path is well formed, else INVALID_REGION naming <paramref name="field"/>.</summary>
    public static Refusal? Validate(string path, string field = "partner.region")
    {
        Span<byte> utf8 = stackalloc byte[MaxBytes];
        return Encoding.UTF8.TryGetBytes(path, utf8, out var length) && IsValid(utf8[..length])
            ? null
            : Refusal.InvalidArgument("INVALID_REGION",
                $"{field} must be at most 8 levels of 1 to 64 bytes without control characters or blanks at the ends, joined by '/', as cn/sichuan/chengdu.",
                field);
    }

    /// <summary>Whether a region is another one or below it.</summary>
    public static bool IsIn(string region, string above) =>
        above.Length == 0 || (region.StartsWith(above, StringComparison.Ordinal) && (region.Length == above.Length || region[above.Length] == '/'));

    /// <summary>A region and all above it, the root at last.</summary>
    public static IEnumerable<string> UpFrom(string region)
    {
        for (var length = region.Length; length > 0; length = region.LastIndexOf('/', length - 1))
            yield return region[..length];
        yield return "";
    }

    /// <summary>The part of a scope, one level below it, that a region in it belongs to; the scope itself where it names that.</summary>
    public static string ChildOf(string scope, string region)
    {
        var start = scope.Length == 0 ? 0 : scope.Length + 1;
        var end = region.Length > start ? region.IndexOf('/', start) : -1;
        return end < 0 ? region : region[..end];
    }

    /// <summary>The same check of a path as it stands on the wire.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return true;
        if (utf8.Length > MaxBytes || !Utf8Texts.IsPrintable(utf8))
            return false;
        var levels = 0;
        for (var rest = utf8; ;)
        {
            var end = rest.IndexOf((byte)'/');
            var level = end < 0 ? rest : rest[..end];
            if (level.Length is 0 or > MaxLevelBytes || ++levels > MaxLevels || Utf8Texts.HasBlankEnd(level))
                return false;
            if (end < 0)
                return true;
            rest = rest[(end + 1)..];
        }
    }
}
