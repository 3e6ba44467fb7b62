using System.Text;

namespace ChannelGrains.Domain.Refusals;

/// <summary>Bounds of texts that people or other systems send.</summary>
internal static class Texts
{
    /// <summary>Refuses a text of more than <paramref name="maxBytes"/> UTF-8 bytes or with lone surrogates or control
    /// characters.</summary>
    public static Refusal? Check(string text, int maxBytes, string field)
    {
        if (text.Length > maxBytes || Encoding.UTF8.GetByteCount(text) > maxBytes)
            return Refusal.InvalidArgument("TEXT_TOO_LONG", $"{field} has more than {maxBytes} bytes: shorten it.", field);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                return Refusal.InvalidArgument("TEXT_INVALID", $"{field} holds a control character or broken UTF-8: remove it.", field);
        return null;
    }
}
