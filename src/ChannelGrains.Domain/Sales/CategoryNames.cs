using System.Text;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Sales;

/// <summary>Names of product categories: at most 128 bytes of UTF-8 without control characters, and no blank at either end, which would make two
/// names that look the same. The empty name is that of lines that name none.</summary>
public static class CategoryNames
{
    public const int MaxBytes = 128;

    /// <summary>Null when the name is well formed, else TEXT_TOO_LONG or TEXT_INVALID naming <paramref name="field"/>.</summary>
    public static Refusal? Validate(string name, string field) => Texts.Check(name, MaxBytes, field)
        ?? (Utf8Texts.HasBlankEnd(Encoding.UTF8.GetBytes(name))
            ? Refusal.InvalidArgument("TEXT_INVALID", $"{field} begins or ends with a blank: remove it.", field)
            : null);

    /// <summary>The same check of a name as it stands on the wire.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8) => utf8.Length <= MaxBytes && Utf8Texts.IsPrintable(utf8) && !Utf8Texts.HasBlankEnd(utf8);
}
