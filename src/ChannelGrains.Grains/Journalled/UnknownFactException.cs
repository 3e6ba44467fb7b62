namespace ChannelGrains.Grains.Journalled;

/// <summary>A journal holds a kind of fact that this version of the server does not know.</summary>
public sealed class UnknownFactException(string journal, long version)
    : Exception($"Record {version} of journal {journal} is of a kind that this server does not know: it was written by a newer version. Run that version or newer.");
