using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What a commission schedule must be like. Refused, in this order: TERMS_INCOMPLETE, BRACKETS, RATE, AMOUNT, CATEGORY_RATES, LEVELS.</summary>
internal static class CommissionRules
{
    public const int MaxBrackets = 32, MaxCategoryRates = 64, MaxLevels = 32;

    private const string Field = "terms.commission";

    /// <summary>Leaves room for the sums of many years within 64 bits of micros.</summary>
    public static readonly Amount MaxAmount = Amount.FromUnits(1_000_000_000_000);

    private static readonly Rate MaxFactor = new(100 * Rate.One.Billionths);

    public static Refusal? Check(CommissionSchedule schedule) =>
        AgreementTermsRules.CheckChoice(schedule.Base, $"{Field}.base") ?? AgreementTermsRules.CheckChoice(schedule.Mode, $"{Field}.mode")
        ?? AgreementTermsRules.CheckChoice(schedule.Period, $"{Field}.period") ?? AgreementTermsRules.CheckOpenChoice(schedule.NegativeBase, $"{Field}.negative_base")
        ?? CheckBrackets(schedule) ?? CheckCategories(schedule) ?? CheckLevels(schedule.Levels) ?? CheckAmount(schedule.Cap ?? Amount.Zero, $"{Field}.cap");

    public static Refusal? CheckAmount(Amount amount, string field) => amount >= Amount.Zero && amount <= MaxAmount
        ? null
        : Refusal.InvalidArgument("AMOUNT", $"{field} must be 0 to {MaxAmount}.", field);

    private static Refusal? CheckBrackets(CommissionSchedule schedule)
    {
        var brackets = schedule.Brackets;
        if (brackets.Count is 0 or > MaxBrackets)
            return Refusal.InvalidArgument("BRACKETS", $"{Field}.brackets has {brackets.Count} entries: give 1 to {MaxBrackets}; one alone, without up_to, is a flat rate.", $"{Field}.brackets");
        for (var i = 0; i < brackets.Count; i++)
        {
            var field = $"{Field}.brackets[{i}]";
            if ((CheckBound(brackets, i, $"{field}.up_to") ?? CheckRate(brackets[i].Rate, schedule.Base, $"{field}.rate") ?? CheckAmount(brackets[i].FlatFee, $"{field}.flat_fee")) is { } refusal)
                return refusal;
        }
        return null;
    }

    private static Refusal? CheckBound(IReadOnlyList<CommissionBracket> brackets, int i, string field)
    {
        var isLast = i == brackets.Count - 1;
        if (brackets[i].UpTo is not { } bound)
            return isLast ? null : Refusal.InvalidArgument("BRACKETS", $"{field} is missing: only the last bracket has no upper bound.", field);
        if (isLast)
            return Refusal.InvalidArgument("BRACKETS", $"{field} is {bound}, but what lies above it needs a rate too: leave it empty, or add a bracket.", field);
        var below = i == 0 ? Amount.Zero : brackets[i - 1].UpTo!.Value;
        return bound > below && bound <= MaxAmount
            ? null
            : Refusal.InvalidArgument("BRACKETS", $"{field} is {bound}: it must be above {below}, where the bracket begins, and at most {MaxAmount}.", field);
    }

    private static Refusal? CheckRate(Rate rate, CommissionBase commissionBase, string field) =>
        commissionBase == CommissionBase.Units || rate <= Rate.One
            ? null
            : Refusal.InvalidArgument("RATE", $"{field} is {rate}: a part of {Words.Upper(commissionBase)} is 0 to 1, as 0.055 for 5.5 %.", field);

    private static Refusal? CheckCategories(CommissionSchedule schedule)
    {
        var rates = schedule.CategoryRates;
        if (rates.Count > MaxCategoryRates)
            return Refusal.InvalidArgument("CATEGORY_RATES", $"{Field}.category_rates has {rates.Count} entries: at most {MaxCategoryRates} are kept.", $"{Field}.category_rates");
        for (var i = 0; i < rates.Count; i++)
        {
            var field = $"{Field}.category_rates[{i}]";
            if ((CategoryNames.Validate(rates[i].Category, $"{field}.category") ?? CheckRate(rates[i].Rate, schedule.Base, $"{field}.rate")) is { } refusal)
                return refusal;
            if (rates.Take(i).Any(other => other.Category == rates[i].Category))
                return Refusal.InvalidArgument("CATEGORY_RATES", $"{field}.category '{rates[i].Category}' is there twice: leave one out.", $"{field}.category");
        }
        return null;
    }

    private static Refusal? CheckLevels(IReadOnlyList<PayoutLevel> levels)
    {
        if (levels.Count > MaxLevels)
            return Refusal.InvalidArgument("LEVELS", $"{Field}.levels has {levels.Count} entries: at most {MaxLevels} are kept.", $"{Field}.levels");
        for (var i = 0; i < levels.Count; i++)
        {
            var field = $"{Field}.levels[{i}]";
            if (i == 0 && levels[0].Attainment != Rate.Zero)
                return Refusal.InvalidArgument("LEVELS", $"{field}.attainment is {levels[0].Attainment}: the first level is at 0, so that every attainment has a factor.", $"{field}.attainment");
            if (i > 0 && (levels[i].Attainment < levels[i - 1].Attainment || (i > 1 && levels[i].Attainment == levels[i - 2].Attainment)))
                return Refusal.InvalidArgument("LEVELS", $"{field}.attainment is {levels[i].Attainment}: levels rise, and two at most, a jump, are at the same attainment.", $"{field}.attainment");
            if (levels[i].Factor > MaxFactor)
                return Refusal.InvalidArgument("LEVELS", $"{field}.factor is {levels[i].Factor}: it is 0 to {MaxFactor}.", $"{field}.factor");
        }
        return null;
    }
}
