using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What is held of a file that is not whole, as its note says it.</summary>
/// <param name="Owner">Who uploads it: a hash of what the owner is called.</param>
/// <param name="Name">The file.</param>
/// <param name="Size">Bytes that it is to have.</param>
internal sealed record EvidencePart(string Owner, EvidenceName Name, long Size)
{
    private const string FormatLine = "format 1";

    /// <summary>What its two files are called.</summary>
    public string Id => IdOf(Owner, Name);

    /// <summary>Bytes that are durable.</summary>
    public long Held { get; set; }

    /// <summary>Whether there is a note, so that a restart knows of it.</summary>
    public bool IsNoted { get; set; }

    /// <summary>When it was last gone on with, milliseconds since 1970-01-01 UTC.</summary>
    public long TouchedAt { get; set; }

    /// <summary>The upload that is open; null when none is.</summary>
    public EmbeddedEvidenceUpload? Open { get; set; }

    /// <summary>An owner as it is stored: names of principals are nobody else's business.</summary>
    public static string OwnerOf(string owner) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)));

    public static string IdOf(string owner, EvidenceName name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{owner}/{name.Value}")));

    public byte[] ToNote(long held) => SealedText.Write(string.Create(CultureInfo.InvariantCulture,
        $"{FormatLine}\nowner {Owner}\nname {Name.Value}\nsize {Size}\nheld {held}\ntouched {TouchedAt}\n"));

    /// <summary>Null for bytes that are no note.</summary>
    public static EvidencePart? OfNote(ReadOnlySpan<byte> note)
    {
        if (SealedText.Read(note) is not [FormatLine, var owner, var name, var size, var held, var touched])
            return null;
        return new EvidencePart(SealedText.Value(owner), new EvidenceName(SealedText.Value(name)), Number(size))
        {
            Held = Number(held),
            TouchedAt = Number(touched),
            IsNoted = true,
        };
    }

    private static long Number(string line) => long.Parse(SealedText.Value(line), CultureInfo.InvariantCulture);
}
