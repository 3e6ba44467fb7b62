namespace ChannelGrains.Domain.Risk;

/// <summary>From which score a level begins: LOW below <paramref name="Medium"/>. Numbers have at most 6 places.</summary>
/// <param name="Medium">The least score of MEDIUM.</param>
/// <param name="High">The least score of HIGH.</param>
/// <param name="Critical">The least score of CRITICAL.</param>
/// <param name="Hysteresis">How far below the bound of its level the score must fall before the level falls; smaller than any level is wide.</param>
[GenerateSerializer, Immutable]
public sealed record RiskBounds(
    [property: Id(0)] decimal Medium, [property: Id(1)] decimal High, [property: Id(2)] decimal Critical, [property: Id(3)] decimal Hysteresis)
{
    public static readonly RiskBounds Default = new(0.3m, 0.6m, 0.8m, 0.05m);

    /// <summary>The highest level whose bound the score reaches; the level that is there, and those below it, are left only below their bound less the hysteresis.</summary>
    public RiskLevel LevelOf(decimal score, RiskLevel before)
    {
        for (var level = RiskLevel.Critical; level > RiskLevel.Low; level--)
            if (score >= From(level) - (level <= before ? Hysteresis : 0))
                return level;
        return RiskLevel.Low;
    }

    /// <summary>The least score of a level above LOW.</summary>
    public decimal From(RiskLevel level) => level switch
    {
        RiskLevel.Medium => Medium,
        RiskLevel.High => High,
        RiskLevel.Critical => Critical,
        _ => 0,
    };
}
