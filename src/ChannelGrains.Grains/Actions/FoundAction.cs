using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>What a journal's state says of an action.</summary>
/// <param name="Action">Null when it is closed, or there is none.</param>
/// <param name="Version">Version of the journal.</param>
internal sealed record FoundAction(KeptAction? Action, long Version);
