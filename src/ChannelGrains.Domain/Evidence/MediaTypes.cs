using System.Text;

namespace ChannelGrains.Domain.Evidence;

/// <summary>What files may be, and how a file of each kind begins: by the signatures of the formats (JPEG: ITU-T T.81 B.1.1; PNG: ISO/IEC 15948 5.2; WebP: RFC 9649 2.4;
/// HEIF: ISO/IEC 23008-12 10.2 and ISO/IEC 14496-12 4.3; PDF: ISO 32000-1 7.5.2).</summary>
public static class MediaTypes
{
    /// <summary>So many first bytes of a file say whether it is what it is said to be.</summary>
    public const int HeadBytes = 12;

    public static readonly IReadOnlyList<string> All = ["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"];

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Brands of files whose pictures are coded by HEVC, and of those that may be.</summary>
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Whether a file that begins so, with <see cref="HeadBytes"/> bytes unless it is shorter, is of a media type of the list.</summary>
    public static bool Matches(string mediaType, ReadOnlySpan<byte> head) => mediaType switch
    {
        "image/jpeg" => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "image/png" => head.StartsWith(Png),
        "image/webp" => head.Length >= HeadBytes && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8),
        "image/heic" => head.Length >= HeadBytes && head[4..].StartsWith("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(head[8..12])),
        "application/pdf" => head.StartsWith("%PDF-"u8),
        _ => false,
    };

    /// <summary>The media type of the list that a file which begins so has; null when it is none.</summary>
    public static string? Of(byte[] head) => All.FirstOrDefault(type => Matches(type, head));
}
