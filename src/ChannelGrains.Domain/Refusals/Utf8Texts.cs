using System.Text;

namespace ChannelGrains.Domain.Refusals;

/// <summary>Checks of texts as they stand on the wire.</summary>
public static class Utf8Texts
{
    /// <summary>True for valid UTF-8 without control characters (C0, DEL, C1) and without U+FFFD, the mark of a broken
    /// conversion.</summary>
    public static bool IsPrintable(ReadOnlySpan<byte> utf8)
    {
        int plain = 0;
        while (plain < utf8.Length && utf8[plain] is >= 0x20 and < 0x7F)
            plain++;
        for (ReadOnlySpan<byte> rest = utf8[plain..]; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out Rune rune, out int length) != System.Buffers.OperationStatus.Done
                || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                return false;
            rest = rest[length..];
        }
        return true;
    }
}
