namespace ChannelGrains.Domain.Requests;

/// <summary>Who asks for a change, and what makes the same request known when it comes again.</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="RequestId">The caller's id for it; empty for none.</param>
/// <param name="ContentHash">Hash of all that is asked for: equal for equal contents, and for no two others that anybody can find; 0 without an id, as nobody asks.</param>
[GenerateSerializer, Immutable]
public readonly record struct RequestStamp([property: Id(0)] string Principal, [property: Id(1)] string RequestId, [property: Id(2)] UInt128 ContentHash);
