namespace ChannelGrains.Domain.FormRecords;

/// <summary>Where a record was taken.</summary>
/// <param name="LatitudeE6">In millionths of a degree.</param>
/// <param name="LongitudeE6">In millionths of a degree.</param>
/// <param name="AccuracyMeters">How exact that is; 0 is not said.</param>
[GenerateSerializer, Immutable]
public sealed record RecordPlace([property: Id(0)] int LatitudeE6, [property: Id(1)] int LongitudeE6, [property: Id(2)] int AccuracyMeters);
