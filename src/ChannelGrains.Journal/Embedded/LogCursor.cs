namespace ChannelGrains.Journal.Embedded;

/// <summary>A place between two frames of the log: where the next one starts, and what it must continue.</summary>
/// <param name="Position">Where the next frame starts.</param>
/// <param name="LastFrame">Where the last frame starts; 0 if there is none.</param>
/// <param name="Group">Number of the last group; 0 if there is none.</param>
/// <param name="Chain">Chain value of the last frame.</param>
internal readonly record struct LogCursor(long Position, long LastFrame, long Group, ulong Chain);
