using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>A fact of the selection with who made it, when and where it is.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Principal">Who.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the record that says it.</param>
[GenerateSerializer, Immutable]
public sealed record Recorded<TFact>(
    [property: Id(0)] TFact Fact, [property: Id(1)] string Principal, [property: Id(2)] long AtMicros, [property: Id(3)] long Version)
    where TFact : SelectionFact
{
    public string Etag => Etags.Of(Version);
}
