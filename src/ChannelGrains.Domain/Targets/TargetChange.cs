using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Targets;

/// <summary>What every new version of a target must be like. Refused, in this order: YEARS_FULL, VERSIONS_FULL, YEAR_CLOSED, AMOUNT_BELOW_CLOSED,
/// WEIGHTS where no month that is left weighs anything.</summary>
internal static class TargetChange
{
    public static Outcome<TargetSet> Decide(
        TargetBook book, TargetScope scope, Period year, Amount amount, TargetWeights weights, TargetOrigin? origin, Programme programme, BusinessDay today)
    {
        var firstMonth = year.FirstDay.Month;
        var versions = book.Versions(firstMonth);
        if (versions.Count == 0 && book.YearCount >= TargetBook.MaxYears)
            return Refusal.ResourceExhausted("YEARS_FULL", $"{scope} has targets for {TargetBook.MaxYears} years and takes no other year.");
        if (versions.Count >= TargetBook.MaxVersions)
            return Refusal.ResourceExhausted("VERSIONS_FULL", $"The target of {scope} for {year.Id} has changed {versions.Count} times: no more versions are kept.");

        // A first version keeps nothing: it is also that of the months before it was set.
        var closed = versions.Count == 0 ? 0 : Math.Clamp(today.Month - firstMonth, 0, TargetWeights.Count);
        var kept = closed == 0 ? [] : versions[^1].Months.AsSpan()[..closed];
        if (closed == TargetWeights.Count)
            return Refusal.FailedPrecondition("YEAR_CLOSED", $"{year.Id} was over on {year.LastDay}, and months that are over keep their target: set that of a later year.", "year");
        var sum = kept.ToArray().Aggregate(Amount.Zero, (total, month) => total + month);
        if (amount < sum)
            return Refusal.FailedPrecondition("AMOUNT_BELOW_CLOSED",
                $"{amount} is less than {sum}, the target of the {closed} months that are over and keep it: set at least that.", "amount");
        if (amount > sum && weights.Months.AsSpan()[closed..].IndexOfAnyExcept(0L) < 0)
            return Refusal.InvalidArgument("WEIGHTS", $"The {TargetWeights.Count - closed} months that are left weigh 0, and nothing can fall to them: give one of them a weight.", "weights.months");

        var months = Cascade.Months(amount, weights.Months.AsSpan(), kept, Currencies.MinorUnitOf(programme.CurrencyCode));
        return new TargetSet(scope, firstMonth, programme.WeekScheme, programme.CurrencyCode, amount, weights, months, closed, origin, versions.Count + 1, programme.Version);
    }
}
