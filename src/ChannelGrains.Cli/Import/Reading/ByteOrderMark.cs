using System.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>The first bytes by which a file says its encoding.</summary>
internal static class ByteOrderMark
{
    /// <summary>The encoding that the beginning names; null for none.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> beginning, out int bytes)
    {
        // UTF-32 before UTF-16, whose mark is the beginning of its own.
        ReadOnlySpan<Encoding> known =
        [
            TextEncoding.Utf8,
            new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
            new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
            new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        ];
        foreach (var encoding in known)
            if (beginning.StartsWith(encoding.Preamble))
            {
                bytes = encoding.Preamble.Length;
                return encoding;
            }

        ReadOnlySpan<byte> gb18030 = [0x84, 0x31, 0x95, 0x33];
        if (beginning.StartsWith(gb18030))
        {
            bytes = gb18030.Length;
            return TextEncoding.Named("gb18030");
        }

        bytes = 0;
        return null;
    }
}
