using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Risk;

/// <summary>The rules that hold.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Version">Version of their journal that set them; 0 for the defaults.</param>
/// <param name="SetAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="SetBy">By whom.</param>
[GenerateSerializer, Immutable]
public sealed record RiskRulesReading(
    [property: Id(0)] RiskRules Rules, [property: Id(1)] long Version, [property: Id(2)] long SetAtMicros, [property: Id(3)] string SetBy)
{
    public static readonly RiskRulesReading Default = new(RiskRules.Default, 0, 0, "");

    public string Etag => Etags.Of(Version);
}
