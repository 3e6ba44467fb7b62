namespace ChannelGrains.Journal;

/// <summary>The owner uploads the file anew, so that this upload has ended. What it wrote is held.</summary>
public sealed class EvidenceTakenOverException() : IOException("The same file is uploaded anew by the same owner, so that this upload has ended. What it wrote is held.");
