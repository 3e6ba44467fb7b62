using System.Text;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Names of values as the wire has them.</summary>
internal static class Words
{
    /// <summary>A name in UPPER_SNAKE.</summary>
    public static string Upper<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToUpperInvariant(letter));
        return text.ToString();
    }
}
