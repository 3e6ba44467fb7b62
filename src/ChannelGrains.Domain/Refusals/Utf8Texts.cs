using System.Buffers;
using System.Text;

namespace ChannelGrains.Domain.Refusals;

/// <summary>Checks of texts as they stand on the wire.</summary>
public static class Utf8Texts
{
    /// <summary>True for valid UTF-8 without control characters (C0, DEL, C1) and without U+FFFD, the mark of a broken
    /// conversion.</summary>
    public static bool IsPrintable(ReadOnlySpan<byte> utf8)
    {
        var plain = utf8.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E);
        return plain < 0 || IsPrintableFrom(utf8[plain..]);
    }

    /// <summary>Whether printable text begins or ends with a blank: any white space of Unicode, and what has no width. The empty text does not.</summary>
    public static bool HasBlankEnd(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || (IsPlain(utf8[0]) && IsPlain(utf8[^1])))
            return false;
        Rune.DecodeFromUtf8(utf8, out var first, out _);
        Rune.DecodeLastFromUtf8(utf8, out var last, out _);
        return IsBlank(first) || IsBlank(last);
    }

    private static bool IsPrintableFrom(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != OperationStatus.Done || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                return false;
            rest = rest[length..];
        }
        return true;
    }

    private static bool IsPlain(byte value) => value is > 0x20 and < 0x7F;

    // The last three are the zero width space, the word joiner and the byte order mark.
    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x200B or 0x2060 or 0xFEFF;
}
