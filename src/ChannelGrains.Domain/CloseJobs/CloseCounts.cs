namespace ChannelGrains.Domain.CloseJobs;

/// <summary>What partners have answered that were asked to close.</summary>
/// <param name="Closed">Statements that were closed.</param>
/// <param name="Skipped">Partners that need none.</param>
/// <param name="Refused">Partners that refused.</param>
[GenerateSerializer, Immutable]
public readonly record struct CloseCounts([property: Id(0)] long Closed, [property: Id(1)] long Skipped, [property: Id(2)] long Refused)
{
    public long Asked => Closed + Skipped + Refused;

    public static CloseCounts operator +(CloseCounts left, CloseCounts right) => new(left.Closed + right.Closed, left.Skipped + right.Skipped, left.Refused + right.Refused);
}
