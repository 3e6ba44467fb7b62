using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Who a store is: kept as checksummed text in <c>journal.meta</c>, which is replaced as a whole.</summary>
internal sealed record StoreIdentity(Guid Store, long Incarnation, int Content)
{
    public const string FileName = "journal.meta";
    public const int Format = 2;

    /// <summary>The one before, which lacks the content format.</summary>
    private const string Unnumbered = "format 1";

    /// <exception cref="ContentFormatException">The store is not of the format that <paramref name="content"/> says.</exception>
    public static StoreIdentity Read(IJournalFileSystem fs, string path, ContentFormat content)
    {
        using var file = fs.Open(path, writable: false);
        var bytes = new byte[Math.Min(file.Length, 4096)];
        var text = Encoding.ASCII.GetString(bytes, 0, file.Read(0, bytes));
        var identity = Parse(text) ?? throw new JournalCorruptException(
            $"{path} is damaged: its checksum does not match. Restore the file from a backup of this store, of the same incarnation.", path);
        content.Check(Path.GetDirectoryName(path)!, identity.Content);
        return identity;
    }

    public void Write(IJournalFileSystem fs, string directory) =>
        DurableFile.Write(fs, Path.Combine(directory, FileName), Encoding.ASCII.GetBytes(ToText()));

    private string ToText()
    {
        var fields = string.Create(CultureInfo.InvariantCulture, $"format {Format}\nstore {Store:N}\nincarnation {Incarnation}\ncontent {Content}\n");
        return $"{fields}checksum {Checksum(fields)}\n";
    }

    private static StoreIdentity? Parse(string text)
    {
        var end = text.LastIndexOf("checksum ", StringComparison.Ordinal);
        if (end < 0 || text[end..] != $"checksum {Checksum(text[..end])}\n")
            return null;
        var lines = text[..end].Split('\n');
        var format = lines[0];
        if (format != $"format {Format}" && format != Unnumbered)
            throw new InvalidOperationException($"The journal has '{format}', this program reads 'format {Format}': use the program version that wrote it.");
        return new StoreIdentity(
            Guid.ParseExact(lines[1].AsSpan("store ".Length), "N"),
            long.Parse(lines[2].AsSpan("incarnation ".Length), CultureInfo.InvariantCulture),
            format == Unnumbered ? ContentFormat.None : int.Parse(lines[3].AsSpan("content ".Length), CultureInfo.InvariantCulture));
    }

    private static string Checksum(string fields) =>
        XxHash3.HashToUInt64(Encoding.ASCII.GetBytes(fields)).ToString("x16", CultureInfo.InvariantCulture);
}
