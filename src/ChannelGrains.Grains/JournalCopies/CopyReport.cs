namespace ChannelGrains.Grains.JournalCopies;

/// <summary>What two stores have that is the same.</summary>
/// <param name="Journals">Journals.</param>
/// <param name="Records">Their records.</param>
/// <param name="Entries">Entries of the index.</param>
public sealed record CopyReport(long Journals, long Records, long Entries);
