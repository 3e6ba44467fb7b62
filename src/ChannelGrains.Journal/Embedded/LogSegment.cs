namespace ChannelGrains.Journal.Embedded;

/// <summary>One open file of the log.</summary>
internal sealed class LogSegment(SegmentHeader header, IJournalFile file)
{
    public SegmentHeader Header => header;

    public IJournalFile File => file;

    public long Base => header.Base;

    public long End => header.Base + header.Length;

    public static string NameOf(long number) => $"journal-{number:D8}.log";

    public static long? NumberOf(string name) =>
        name.Length == 20 && name.StartsWith("journal-", StringComparison.Ordinal) && name.EndsWith(".log", StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(8, 8), out var number) ? number : null;
}
