namespace ChannelGrains.Domain.Shares;

/// <summary>A share that was neither revoked nor found to have expired, as the partner's state has it: the rest stands in the record.</summary>
/// <param name="ShareId">Its id.</param>
/// <param name="Version">Version of the record that created it.</param>
/// <param name="ExpiresAtMicros">Until when it is good, microseconds since 1970-01-01 UTC.</param>
public readonly record struct LiveShare(string ShareId, long Version, long ExpiresAtMicros);
