using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>A factor that was muted.</summary>
/// <param name="Kind">The factor.</param>
/// <param name="Until">The first business day on which it counts again.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record RiskMute([property: Id(0)] RiskFactorKind Kind, [property: Id(1)] BusinessDay Until, [property: Id(2)] string Reason);
