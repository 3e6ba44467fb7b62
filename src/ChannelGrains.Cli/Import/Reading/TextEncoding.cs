using System.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>Encodings by name, all of them strict: bytes that are no character are an error.</summary>
internal static class TextEncoding
{
    private const int ShownBytes = 12;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>The encoding of this name, such as gb18030, gbk, big5, shift_jis, windows-1252; null when there is none.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding is UTF8Encoding ? Utf8 : encoding;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The bytes as hexadecimal digits, for a message.</summary>
    public static string Shown(ReadOnlySpan<byte> bytes) =>
        string.Join(' ', bytes[..Math.Min(bytes.Length, ShownBytes)].ToArray().Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What a file that is not UTF-8 may be, and what to do.</summary>
    public static string Hint(ReadOnlySpan<byte> bytes)
    {
        // Chinese text in GBK is pairs of high bytes; a western letter is one of them among plain ones.
        var isPair = bytes.Length > 1 && bytes[0] >= 0x81 && bytes[1] >= 0x81;
        var (guess, other) = isPair ? ("gb18030", "windows-1252") : ("windows-1252", "gb18030");
        return $"It may be {Told(guess)} or {Told(other)}: name the encoding in the mapping, \"encoding\": \"{guess}\", or save the file as UTF-8.";
    }

    private static string Told(string encoding) => encoding == "gb18030" ? "GB18030 (GBK)" : "Windows-1252 (western Europe)";
}
