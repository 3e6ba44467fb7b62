namespace ChannelGrains.Fleet.Noting;

/// <summary>One note.</summary>
/// <param name="At">Simulated time, null when it has none.</param>
/// <param name="Text">What happened.</param>
/// <param name="Topic">What it is about.</param>
internal sealed record Note(DateTimeOffset? At, string Text, NoteTopic Topic);
