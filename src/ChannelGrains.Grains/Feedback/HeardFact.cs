using ChannelGrains.Domain.Feedback;

namespace ChannelGrains.Grains.Feedback;

/// <summary>Something that a customer said, with the record that has it.</summary>
/// <param name="Version">The record's version.</param>
/// <param name="AtMicros">When it was recorded, microseconds since 1970-01-01 UTC.</param>
/// <param name="Answer">An answer; null for a complaint.</param>
/// <param name="Complaint">A complaint as it is now; null for an answer.</param>
[GenerateSerializer, Immutable]
public sealed record HeardFact([property: Id(0)] long Version, [property: Id(1)] long AtMicros, [property: Id(2)] SurveyAnswered? Answer, [property: Id(3)] Complaint? Complaint);
