using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>Sets a scope's target for a year, or changes it: then months that are over keep what they had, and the others share what is left of the new
/// amount. A month is over when its last day is before today: the partner's business day, above partners the programme's.</summary>
/// <param name="Scope">Of whom.</param>
/// <param name="Year">Id of the year.</param>
/// <param name="Amount">The year's target.</param>
/// <param name="Weights">The months' weights; unsaid ones are those of the version before.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record SetTarget(
    [property: Id(0)] TargetScope Scope,
    [property: Id(1)] string Year,
    [property: Id(2)] StatedAmount? Amount,
    [property: Id(3)] TargetWeights Weights,
    [property: Id(4)] string? Etag)
{
    /// <summary>
    /// What to keep. Refused, in this order: YEAR, AMOUNT or CURRENCY_NOT_PROGRAMMES as <see cref="StatedAmount"/> says, AMOUNT out of bounds or not whole
    /// minor units, WEIGHTS, WEIGHTS_CHANGED, ETAG_MISMATCH, then as <see cref="TargetChange"/> says.
    /// </summary>
    /// <param name="book">The scope's targets.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="today">The scope's business day.</param>
    /// <param name="lastYear">The weights of last year's sales; null when the command does not ask for them.</param>
    public Outcome<TargetSet> Decide(TargetBook book, Programme programme, BusinessDay today, TargetWeights? lastYear)
    {
        var year = TargetYear.Read(Year, programme.Calendar);
        if (year.IsRefused)
            return year.Refusal;
        var amount = TargetAmount.Read(Amount, programme.CurrencyCode, "amount");
        if (amount.IsRefused)
            return amount.Refusal;
        var current = book.Of(year.Value.FirstDay.Month);
        var weights = Weights.Basis switch
        {
            WeightBasis.Unspecified when Weights.Months.IsEmpty => current?.Set.Weights ?? TargetWeights.Equal,
            WeightBasis.Equal when Weights.Months.IsEmpty => TargetWeights.Equal,
            WeightBasis.Unspecified => Weights with { Basis = WeightBasis.Seasonal },
            _ => Weights,
        };
        var refusal = CheckWeights(weights, lastYear) ?? Etags.Check(Etag, current?.Version ?? 0, $"The target of {Scope} for {year.Value.Id}");
        return refusal is not null
            ? refusal
            : TargetChange.Decide(book, Scope, year.Value, amount.Value, weights, null, programme, today);
    }

    private static Refusal? CheckWeights(TargetWeights weights, TargetWeights? lastYear)
    {
        if (weights.Validate() is { } invalid)
            return invalid;
        if (weights.Basis == WeightBasis.Equal && weights.Months.Any(weight => weight != weights.Months[0]))
            return Refusal.InvalidArgument("WEIGHTS", "weights.months of basis EQUAL are not equal: leave them out, or say SEASONAL.", "weights.months");
        return lastYear is not null && !weights.Months.SequenceEqual(lastYear.Months)
            ? Refusal.Aborted("WEIGHTS_CHANGED", "weights.months are not last year's net sales by month, or no longer: send those of PreviewWeights, or say SEASONAL.")
            : null;
    }
}
