namespace ChannelGrains.Domain.Ingest;

/// <summary>What was wrong with transactions when they arrived, of one month or several.</summary>
/// <param name="Quarantined">Those that went to quarantine, whatever became of them.</param>
/// <param name="Late">Those that were taken late.</param>
[GenerateSerializer, Immutable]
public readonly record struct ArrivalMonth([property: Id(0)] long Quarantined, [property: Id(1)] long Late)
{
    public static ArrivalMonth operator +(ArrivalMonth left, ArrivalMonth right) => new(left.Quarantined + right.Quarantined, left.Late + right.Late);
}
