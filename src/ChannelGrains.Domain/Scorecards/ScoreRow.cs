using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>A row of a scorecard in one period.</summary>
/// <param name="Definition">As it is defined.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="Figure">What it is computed from; null where nothing is known.</param>
/// <param name="Target">What is to be reached; null where none is set.</param>
/// <param name="Attainment">How much of the target is reached; null when it does not count.</param>
/// <param name="Part">Its part of the score's weights; 0 when it does not count.</param>
public sealed record ScoreRow(KpiDefinition Definition, ScoreRowState State, KpiFigure? Figure, decimal? Target, Quotient? Attainment, Quotient Part)
{
    /// <summary>What it adds to the score: its part of the weights x the attainment up to its cap.</summary>
    public Quotient Score => Attainment is { } attainment ? Part * Quotient.Min(attainment, Quotient.Of(Definition.Cap)) : default;

    public bool Passes => Attainment is { } attainment && attainment.CompareTo(Quotient.Of(Definition.PassFrom)) >= 0;

    /// <summary>The figure as text: an amount exact, a quotient with 12 places; null where there is none.</summary>
    public string? ActualText => Figure?.Actual is not { } actual ? null : Figure.Denominator is null ? DecimalText.Format(Figure.Numerator, Figure.Places) : actual.ToString();

    public string NumeratorText => Figure is null ? "" : DecimalText.Format(Figure.Numerator, Figure.Places);

    /// <summary>Below the line of the figure; of sales, below that of the attainment: the target.</summary>
    public string DenominatorText => Figure switch
    {
        { Denominator: BigInteger denominator } => DecimalText.Format(denominator, Figure.Places),
        { } when Target is { } target => ExactNumbers.ToText(target),
        _ => "",
    };
}
