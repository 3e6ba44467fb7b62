namespace ChannelGrains.Journal.Embedded;

/// <summary>Another process, or another store of this one, has the directory open.</summary>
public sealed class JournalLockedException(string message, Exception? inner = null) : IOException(message, inner);
