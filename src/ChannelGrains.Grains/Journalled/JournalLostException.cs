using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Records that a grain had appended were not made durable, as far as it knows; its caller tries again.</summary>
public sealed class JournalLostException(JournalName journal)
    : Exception($"Records of journal {journal.Value} were not made durable, or nobody knows. Try again.");
