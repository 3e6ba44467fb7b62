namespace ChannelGrains.Domain.Requests;

/// <summary>A request that changed a journal.</summary>
/// <param name="Key">Principal, method and request id.</param>
/// <param name="ContentHash">Hash of its content.</param>
/// <param name="Version">Version of the record that it made, which holds the answer.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
public readonly record struct RememberedRequest(string Key, UInt128 ContentHash, long Version, long AtMicros);
