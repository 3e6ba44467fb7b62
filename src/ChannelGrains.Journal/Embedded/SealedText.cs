using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Lines of ASCII text that end with one that has their checksum.</summary>
internal static class SealedText
{
    private const string Seal = "checksum ";

    /// <summary>Lines, each ended by a line end, with the checksum behind them.</summary>
    public static byte[] Write(string lines) => Encoding.ASCII.GetBytes($"{lines}{Seal}{Checksum(lines)}\n");

    /// <summary>The lines; null when they are not those that were sealed.</summary>
    public static string[]? Read(ReadOnlySpan<byte> sealedText)
    {
        var text = Encoding.ASCII.GetString(sealedText);
        var end = text.LastIndexOf(Seal, StringComparison.Ordinal);
        return end >= 0 && text[end..] == $"{Seal}{Checksum(text[..end])}\n" ? text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
    }

    /// <summary>What stands behind a line's first word.</summary>
    public static string Value(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static string Checksum(string lines) => XxHash3.HashToUInt64(Encoding.ASCII.GetBytes(lines)).ToString("x16", CultureInfo.InvariantCulture);
}
