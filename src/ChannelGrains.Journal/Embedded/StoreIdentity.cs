using System.Globalization;

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
        var identity = Parse(SealedText.Read(bytes.AsSpan(0, file.Read(0, bytes)))) ?? throw new JournalCorruptException(
            $"{path} is damaged: its checksum does not match. Restore the file from a backup of this store, of the same incarnation.", path);
        content.Check(Path.GetDirectoryName(path)!, identity.Content);
        return identity;
    }

    public void Write(IJournalFileSystem fs, string directory) => DurableFile.Write(fs, Path.Combine(directory, FileName),
        SealedText.Write(string.Create(CultureInfo.InvariantCulture, $"format {Format}\nstore {Store:N}\nincarnation {Incarnation}\ncontent {Content}\n")));

    private static StoreIdentity? Parse(string[]? lines)
    {
        if (lines is not [var format, ..])
            return null;
        if (format != $"format {Format}" && format != Unnumbered)
            throw new InvalidOperationException($"The journal has '{format}', this program reads 'format {Format}': use the program version that wrote it.");
        return lines is [_, var store, var incarnation, .. var content] && content.Length == (format == Unnumbered ? 0 : 1)
            ? new StoreIdentity(
                Guid.ParseExact(SealedText.Value(store), "N"),
                long.Parse(SealedText.Value(incarnation), CultureInfo.InvariantCulture),
                content is [var number] ? int.Parse(SealedText.Value(number), CultureInfo.InvariantCulture) : ContentFormat.None)
            : null;
    }
}
