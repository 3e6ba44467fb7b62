using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>In which format the facts are stored. Raise the number when facts of before can no longer be read; a new kind of fact is no such change.</summary>
public static class StoredContent
{
    public static ContentFormat Format { get; } = new(
        3,
        "Start on a new data directory (--data) and send or import everything again, or run the version that wrote this one.",
        "Run the version that wrote it, or a later one.");
}
