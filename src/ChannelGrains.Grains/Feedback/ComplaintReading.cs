using ChannelGrains.Domain.Feedback;

namespace ChannelGrains.Grains.Feedback;

/// <summary>A complaint after it was changed.</summary>
/// <param name="Complaint">The complaint.</param>
/// <param name="AtMicros">When it was changed, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that has the change.</param>
[GenerateSerializer, Immutable]
public sealed record ComplaintReading([property: Id(0)] Complaint Complaint, [property: Id(1)] long AtMicros, [property: Id(2)] long Version);
