using System.Globalization;
using System.IO.Hashing;
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
        return Parse(Encoding.ASCII.GetString(bytes)) ?? throw new JournalCorruptException($"{path} is damaged. Use another backup.", path);
    }

    internal string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{FormatLine}\nstore {Store:N}\nincarnation {Incarnation}\nposition {Position}\ntaken {TakenAt:O}\ncontent {Content}\n");
        foreach (var file in Files)
            text.Append(CultureInfo.InvariantCulture, $"file {file.Name} {file.Bytes} {file.Checksum}\n");
        return $"{text}checksum {Checksum(text.ToString())}\n";
    }

    private static BackupManifest? Parse(string text)
    {
        var end = text.LastIndexOf("checksum ", StringComparison.Ordinal);
        if (end < 0 || text[end..] != $"checksum {Checksum(text[..end])}\n")
            return null;
        var lines = text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var isNumbered = lines[0] == FormatLine;
        if (!isNumbered && lines[0] != Unnumbered)
            throw new InvalidOperationException($"The backup has '{lines[0]}', this program reads '{FormatLine}': use the program version that wrote it.");
        return new BackupManifest(
            Guid.ParseExact(Value(lines[1]), "N"),
            long.Parse(Value(lines[2]), CultureInfo.InvariantCulture),
            isNumbered ? int.Parse(Value(lines[5]), CultureInfo.InvariantCulture) : ContentFormat.None,
            long.Parse(Value(lines[3]), CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(Value(lines[4]), "O", CultureInfo.InvariantCulture),
            lines[(isNumbered ? 6 : 5)..].Select(ParseFile).ToArray());
    }

    private static BackupFile ParseFile(string line)
    {
        var parts = line.Split(' ');
        return new BackupFile(parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }

    private static string Value(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static string Checksum(string text) =>
        XxHash3.HashToUInt64(Encoding.ASCII.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture);
}
