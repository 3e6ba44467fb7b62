namespace ChannelGrains.Domain.Risk;

/// <summary>A partner that the board lists.</summary>
[GenerateSerializer, Immutable]
public sealed record RiskListed([property: Id(0)] string PartnerId, [property: Id(1)] RiskCell Cell)
{
    public RiskPlace Place => new(Cell.Level, Cell.ScoreMillionths, PartnerId);
}
