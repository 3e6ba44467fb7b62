using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Records that a grain had appended were lost before they were durable; its caller tries again.</summary>
public sealed class JournalLostException(JournalName journal)
    : Exception($"Records of journal {journal.Value} were lost before they were durable. Try again.");
