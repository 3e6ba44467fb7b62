using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Risk;

/// <summary>Targets and sales of the last <see cref="MonthsBefore"/> whole months and of this month up to yesterday, as far as targets are set: so a few days of a month never stand alone, and
/// the reading does not begin anew with each.</summary>
/// <param name="ToDate">The targets up to then, by selling days.</param>
/// <param name="Net">Net sales of the same days.</param>
public readonly record struct PaceInput(Amount ToDate, Amount Net)
{
    public const int MonthsBefore = 1;
}
