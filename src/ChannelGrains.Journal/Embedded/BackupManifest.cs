using System.Globalization;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What a backup holds: checksummed text in <c>backup.manifest</c>, written last.</summary>
/// <param name="Content">The number of the <see cref="ContentFormat"/> in which the records are.</param>
/// <param name="Position">The end of the log in the backup.</param>
public sealed record BackupManifest(Guid Store, long Incarnation, int Content, long Position, DateTimeOffset TakenAt, IReadOnlyList<BackupFile> Files)
{
    public const string FileName = "backup.manifest";

    private const string FormatLine = "format 2";

    /// <summary>The one before, which lacks the content format.</summary>
    private const string Unnumbered = "format 1";

    /// <exception cref="JournalCorruptException">The manifest is damaged.</exception>
    public static BackupManifest Read(IJournalFileSystem fs, string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!fs.FileExists(path))
            throw new ArgumentException($"{directory} is not a complete backup: it has no {FileName}.", nameof(directory));
        using var file = fs.Open(path, writable: false);
        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        return Parse(SealedText.Read(bytes)) ?? throw new JournalCorruptException($"{path} is damaged. Use another backup.", path);
    }

    internal byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{FormatLine}\nstore {Store:N}\nincarnation {Incarnation}\nposition {Position}\ntaken {TakenAt:O}\ncontent {Content}\n");
        foreach (var file in Files)
            text.Append(CultureInfo.InvariantCulture, $"file {file.Name} {file.Bytes} {file.Checksum}\n");
        return SealedText.Write(text.ToString());
    }

    private static BackupManifest? Parse(string[]? lines)
    {
        if (lines is null or [])
            return null;
        var isNumbered = lines[0] == FormatLine;
        if (!isNumbered && lines[0] != Unnumbered)
            throw new InvalidOperationException($"The backup has '{lines[0]}', this program reads '{FormatLine}': use the program version that wrote it.");
        return new BackupManifest(
            Guid.ParseExact(SealedText.Value(lines[1]), "N"),
            long.Parse(SealedText.Value(lines[2]), CultureInfo.InvariantCulture),
            isNumbered ? int.Parse(SealedText.Value(lines[5]), CultureInfo.InvariantCulture) : ContentFormat.None,
            long.Parse(SealedText.Value(lines[3]), CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(SealedText.Value(lines[4]), "O", CultureInfo.InvariantCulture),
            lines[(isNumbered ? 6 : 5)..].Select(ParseFile).ToArray());
    }

    private static BackupFile ParseFile(string line)
    {
        var parts = line.Split(' ');
        return new BackupFile(parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }
}
