namespace ChannelGrains.Journal;

/// <summary>One thing that is wrong in a store, and where.</summary>
public sealed record VerifyProblem(string File, long Offset, string Message);
