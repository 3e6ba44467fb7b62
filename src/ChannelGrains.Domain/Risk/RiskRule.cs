namespace ChannelGrains.Domain.Risk;

/// <summary>How a factor counts. Numbers have at most 6 places; readings are in the unit of their factor.</summary>
/// <param name="Kind">The factor.</param>
/// <param name="Weight">The most that it contributes, 0 to 1; 0 switches it off.</param>
/// <param name="Start">The reading up to which its score is 0; above it the factor stands.</param>
/// <param name="Full">The reading from which its score is 1; above <paramref name="Start"/>.</param>
/// <param name="Hysteresis">How far below <paramref name="Start"/> the reading must fall before a factor that stands falls; 0 or more.</param>
/// <param name="IsHardStop">Whether the level is CRITICAL while it stands, whatever the score.</param>
/// <param name="ExpiryDays">Days after its last recurrence on which it is forgotten.</param>
[GenerateSerializer, Immutable]
public sealed record RiskRule(
    [property: Id(0)] RiskFactorKind Kind, [property: Id(1)] decimal Weight, [property: Id(2)] decimal Start, [property: Id(3)] decimal Full,
    [property: Id(4)] decimal Hysteresis, [property: Id(5)] bool IsHardStop, [property: Id(6)] int ExpiryDays)
{
    /// <summary>Days after which a factor is forgotten, where nothing else is set.</summary>
    public const int UsualExpiryDays = 30;

    /// <summary>Whether a factor stands with this reading: it rises above the start, and falls when it is no longer above the start less the hysteresis.</summary>
    /// <param name="observed">The reading.</param>
    /// <param name="stood">Whether it stood before.</param>
    public bool IsRaisedBy(decimal observed, bool stood) => observed > (stood ? Start - Hysteresis : Start);

    /// <summary>Score = (observed - start) / (full - start), at least 0 and at most 1, rounded to 6 places.</summary>
    public decimal ScoreOf(decimal observed)
    {
        if (observed <= Start)
            return 0;
        return observed >= Full ? 1 : decimal.Round((observed - Start) / (Full - Start), 6);
    }
}
