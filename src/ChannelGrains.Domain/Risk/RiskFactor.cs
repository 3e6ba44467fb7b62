using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>A factor of a partner as it was told. Numbers have at most 6 places; instants are in microseconds since 1970-01-01 UTC.</summary>
/// <param name="Kind">The factor.</param>
/// <param name="Observed">The reading.</param>
/// <param name="Threshold">The reading up to which its score is 0.</param>
/// <param name="Weight">The most that it contributes.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Contribution">Weight x score; 0 while it is muted. Those of several do not add up: see <see cref="RiskEvaluation"/>.</param>
/// <param name="IsRaised">Whether it stands; one that fell is remembered until it expires.</param>
/// <param name="SinceMicros">When it rose; null where it did not. One that rises again before it expires is the same one.</param>
/// <param name="LastSeenMicros">When it last stood; null where it did not.</param>
/// <param name="MutedUntil">The first business day on which it counts again; null where it is not muted.</param>
[GenerateSerializer, Immutable]
public sealed record RiskFactor(
    [property: Id(0)] RiskFactorKind Kind, [property: Id(1)] decimal Observed, [property: Id(2)] decimal Threshold, [property: Id(3)] decimal Weight,
    [property: Id(4)] decimal Score, [property: Id(5)] decimal Contribution, [property: Id(6)] bool IsRaised, [property: Id(7)] long? SinceMicros,
    [property: Id(8)] long? LastSeenMicros, [property: Id(9)] BusinessDay? MutedUntil)
{
    /// <summary>Whether it is to be stated: it stands, or is remembered.</summary>
    public bool IsKnown => LastSeenMicros is not null;
}
