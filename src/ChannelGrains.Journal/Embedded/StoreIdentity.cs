using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Who a store is: kept as checksummed text in <c>journal.meta</c>, which is replaced as a whole.</summary>
internal sealed record StoreIdentity(Guid Store, long Incarnation)
{
    public const string FileName = "journal.meta";
    public const int Format = 1;

    public static StoreIdentity Read(IJournalFileSystem fs, string path)
    {
        using var file = fs.Open(path, writable: false);
        var bytes = new byte[Math.Min(file.Length, 4096)];
        var text = Encoding.ASCII.GetString(bytes, 0, file.Read(0, bytes));
        return Parse(text) ?? throw new JournalCorruptException(
            $"{path} is damaged: its checksum does not match. Restore the file from a backup of this store, of the same incarnation.", path);
    }

    public void Write(IJournalFileSystem fs, string directory) =>
        DurableFile.Write(fs, Path.Combine(directory, FileName), Encoding.ASCII.GetBytes(ToText()));

    private string ToText()
    {
        var fields = string.Create(CultureInfo.InvariantCulture, $"format {Format}\nstore {Store:N}\nincarnation {Incarnation}\n");
        return $"{fields}checksum {Checksum(fields)}\n";
    }

    private static StoreIdentity? Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [var format, var store, var incarnation, var checksum, ""]
            || checksum != $"checksum {Checksum($"{format}\n{store}\n{incarnation}\n")}")
            return null;
        if (format != $"format {Format}")
            throw new InvalidOperationException($"The journal has '{format}', this program reads 'format {Format}': use the program version that wrote it.");
        return new StoreIdentity(
            Guid.ParseExact(store.AsSpan("store ".Length), "N"),
            long.Parse(incarnation.AsSpan("incarnation ".Length), CultureInfo.InvariantCulture));
    }

    private static string Checksum(string fields) =>
        XxHash3.HashToUInt64(Encoding.ASCII.GetBytes(fields)).ToString("x16", CultureInfo.InvariantCulture);
}
