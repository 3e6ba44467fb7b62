namespace ChannelGrains.Domain.Risk;

/// <summary>A partner's place in the list of risks: the highest level first, then the highest score, then by id.</summary>
/// <param name="Level">Its level.</param>
/// <param name="ScoreMillionths">Its score in millionths.</param>
/// <param name="PartnerId">Its id.</param>
[GenerateSerializer, Immutable]
public readonly record struct RiskPlace([property: Id(0)] RiskLevel Level, [property: Id(1)] int ScoreMillionths, [property: Id(2)] string PartnerId) : IComparable<RiskPlace>
{
    public static bool operator <(RiskPlace left, RiskPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(RiskPlace left, RiskPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(RiskPlace left, RiskPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RiskPlace left, RiskPlace right) => left.CompareTo(right) >= 0;

    public int CompareTo(RiskPlace other)
    {
        var order = other.Level.CompareTo(Level);
        if (order == 0)
            order = other.ScoreMillionths.CompareTo(ScoreMillionths);
        return order == 0 ? string.CompareOrdinal(PartnerId, other.PartnerId) : order;
    }
}
