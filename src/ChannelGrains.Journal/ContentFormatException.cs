namespace ChannelGrains.Journal;

/// <summary>A directory or backup was written by a program with another <see cref="ContentFormat"/>; nothing in it was changed.</summary>
public sealed class ContentFormatException(string message) : IOException(message);
