namespace ChannelGrains.Domain.Audit;

/// <summary>Something that was done.</summary>
/// <param name="AtMicros">When it was accepted, microseconds since 1970-01-01 UTC.</param>
/// <param name="Journal">The journal that holds it.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Principal">Who caused it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="PartnerId">Whose journal it is; empty for another journal.</param>
/// <param name="Details">What it says, in part.</param>
/// <param name="RequestId">The id of the request that asked for it; empty for none.</param>
[GenerateSerializer, Immutable]
public sealed record ChangeReading(
    [property: Id(0)] long AtMicros,
    [property: Id(1)] string Journal,
    [property: Id(2)] long Version,
    [property: Id(3)] string Principal,
    [property: Id(4)] string Kind,
    [property: Id(5)] string PartnerId,
    [property: Id(6)] IReadOnlyList<ChangeDetail> Details,
    [property: Id(7)] string RequestId)
{
    /// <summary>Bytes of it on the wire, about and rather more.</summary>
    public int ShownBytes => 64 + (3 * (Journal.Length + Principal.Length + Kind.Length + PartnerId.Length + RequestId.Length)) + Details.Sum(detail => 8 + (3 * (detail.Name.Length + detail.Value.Length)));
}
