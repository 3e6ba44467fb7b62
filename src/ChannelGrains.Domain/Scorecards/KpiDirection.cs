namespace ChannelGrains.Domain.Scorecards;

/// <summary>Which way a figure is to go; the numbers are those of the wire.</summary>
public enum KpiDirection
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>More is better: attainment is actual / target.</summary>
    HigherIsBetter = 1,

    /// <summary>Less is better: attainment is target / actual.</summary>
    LowerIsBetter = 2,
}
