using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Risk;

/// <summary>What was stated of one partner's risk, as the board has it.</summary>
/// <param name="ChannelType">The partner's latest type.</param>
/// <param name="Region">Its latest region.</param>
/// <param name="Level">The level.</param>
/// <param name="ScoreMillionths">The score in millionths.</param>
/// <param name="SinceMicros">When the level was stated, microseconds since 1970-01-01 UTC.</param>
/// <param name="Gravest">The factor that contributed most; unspecified where none stood.</param>
/// <param name="IsHeld">Whether payments are held.</param>
[GenerateSerializer, Immutable]
public sealed record RiskCell(
    [property: Id(0)] ChannelType ChannelType, [property: Id(1)] string Region, [property: Id(2)] RiskLevel Level, [property: Id(3)] int ScoreMillionths,
    [property: Id(4)] long SinceMicros, [property: Id(5)] RiskFactorKind Gravest, [property: Id(6)] bool IsHeld)
{
    private const decimal Millionth = 0.000001m;

    public decimal Score => ScoreMillionths * Millionth;

    /// <summary>Whether the board lists the partner: one at LOW whose payments are not held is nobody's concern.</summary>
    public bool IsListed => Level > RiskLevel.Low || IsHeld;

    public static RiskCell Of(RiskBook? book, PartnerParticulars partner) => book is null
        ? new(partner.ChannelType, partner.Region, RiskLevel.Low, 0, 0, RiskFactorKind.Unspecified, false)
        : new(
            partner.ChannelType, partner.Region, book.Level, (int)(book.Score / Millionth), book.LevelAtMicros,
            book.Standing.Factors.Where(factor => factor.Contribution > 0).OrderByDescending(factor => factor.Contribution).ThenBy(factor => factor.Kind).FirstOrDefault()?.Kind
                ?? RiskFactorKind.Unspecified,
            book.Hold is not null);

    public override string ToString() => $"{Level} {Score} since {SinceMicros}{(IsHeld ? ", held" : "")}, of {ChannelType} in {Region}";
}
