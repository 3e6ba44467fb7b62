using System.Numerics;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>What a KPI is computed from in one period.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Numerator">Above the line, in units of 10^-<paramref name="Places"/>; of sales the amount itself.</param>
/// <param name="Denominator">Below the line, likewise; null for sales, which are no quotient.</param>
/// <param name="Places">Decimal places of both.</param>
/// <param name="Samples">How many facts it is made of: transactions, answers, complaints, partners, customers.</param>
/// <param name="Basis">What it was taken from, where that is not the KPI's alone: a market, a plan. Empty for others.</param>
/// <param name="StandardError">Relative standard error of an estimate, as a decimal; empty when exact.</param>
/// <param name="NoneIsZero">Whether no facts at all are 0, and not no data.</param>
public sealed record KpiFigure(KpiName Kpi, BigInteger Numerator, BigInteger? Denominator, int Places, long Samples, string Basis = "", string StandardError = "", bool NoneIsZero = false)
{
    /// <summary>The figure; null where there is no data: nothing below the line, or no sales of those who could not sell.</summary>
    public Quotient? Actual => Denominator switch
    {
        null => Samples > 0 || NoneIsZero ? Quotient.Of(Numerator, BigInteger.Pow(10, Places)) : null,
        { Sign: > 0 } denominator => Quotient.Of(Numerator, denominator),
        _ => null,
    };
}
