namespace ChannelGrains.Journal;

/// <summary>Stored data is damaged in a way that no crash explains. The message names the place and the remedy.</summary>
public sealed class JournalCorruptException(string message, string? file = null, long offset = 0) : Exception(message)
{
    /// <summary>The damaged file, if it is one.</summary>
    public string? File { get; } = file;

    /// <summary>Where in the file the damage was found.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is damaged is derived from the log and built again at the next start; the log may be whole.</summary>
    public bool IsDerived { get; init; }
}
