namespace ChannelGrains.Journal.Embedded;

/// <summary>The last record of a journal that a verification has read.</summary>
internal readonly record struct VerifiedJournal(string? Name, long Version, long Position);
