using ChannelGrains.Domain.FormRecords;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>A change of a record.</summary>
/// <param name="Amended">What was changed.</param>
/// <param name="Principal">Who changed it.</param>
[GenerateSerializer, Immutable]
public sealed record KeptAmendment([property: Id(0)] RecordAmended Amended, [property: Id(1)] string Principal);
