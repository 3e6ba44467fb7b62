using System.Collections.Immutable;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Risk;

/// <summary>Sets how risk is told.</summary>
/// <param name="Factors">Those that are to count otherwise than by default, each once; the others count by default.</param>
/// <param name="Bounds">Null for the default.</param>
/// <param name="Measures">What each level opens; a level that is not named opens nothing.</param>
/// <param name="IsHeldAtCritical">Whether CRITICAL holds payments by itself.</param>
/// <param name="Etag">That of the rules that the caller read; null or empty to replace whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record SetRiskRules(
    [property: Id(0)] IReadOnlyList<RiskRuleSetting> Factors, [property: Id(1)] RiskBoundsSetting? Bounds, [property: Id(2)] IReadOnlyList<RiskMeasure> Measures,
    [property: Id(3)] bool IsHeldAtCritical, [property: Id(4)] string? Etag)
{
    public const int MaxExpiryDays = 366, MaxDueDays = 366;

    private const int MaxTitleBytes = 200;
    private const decimal MaxReading = 1_000_000, Least = 0.000001m;

    /// <summary>
    /// Refused, in this order: ETAG_MISMATCH, then per factor FACTOR, FACTOR_TWICE, NUMBER, RANGE, EXPIRY_DAYS, then of the bounds NUMBER, BOUNDS, HYSTERESIS, then per measure LEVEL, LEVEL_TWICE,
    /// TITLE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, DUE_DAYS.
    /// </summary>
    /// <param name="version">Version of the record that set the rules that hold; 0 where nothing was set.</param>
    public Outcome<RiskRules> Decide(long version)
    {
        if (Etags.Check(Etag, version, "The risk rules") is { } stale)
            return stale;
        var factors = ReadFactors();
        if (factors.IsRefused)
            return factors.Refusal;
        var bounds = Bounds is null ? RiskBounds.Default : ReadBounds(Bounds);
        if (bounds.IsRefused)
            return bounds.Refusal;
        var measures = ReadMeasures();
        return measures.IsRefused ? measures.Refusal : new RiskRules(factors.Value, bounds.Value, measures.Value, IsHeldAtCritical);
    }

    private Outcome<ImmutableArray<RiskRule>> ReadFactors()
    {
        var rules = RiskRules.Default.Factors.ToArray();
        HashSet<RiskFactorKind> named = [];
        foreach (var (place, setting) in Factors.Index())
        {
            var field = $"factors[{place}]";
            if (!Enum.IsDefined(setting.Kind) || setting.Kind == RiskFactorKind.Unspecified)
                return Refusal.InvalidArgument("FACTOR", $"{field}.kind must be one of the enum's factors.", $"{field}.kind");
            if (!named.Add(setting.Kind))
                return Refusal.InvalidArgument("FACTOR_TWICE", $"{field}.kind stands twice: set each factor once.", $"{field}.kind");
            var rule = Read(setting, field);
            if (rule.IsRefused)
                return rule.Refusal;
            rules[(int)setting.Kind - 1] = rule.Value;
        }
        return rules.ToImmutableArray();
    }

    private static Outcome<RiskRule> Read(RiskRuleSetting setting, string field)
    {
        var weight = ExactNumbers.Read(setting.Weight, 0, 1, $"{field}.weight");
        if (weight.IsRefused)
            return weight.Refusal;
        var start = ExactNumbers.Read(setting.Start, 0, MaxReading, $"{field}.start");
        if (start.IsRefused)
            return start.Refusal;
        var full = ExactNumbers.Read(setting.Full, Least, MaxReading, $"{field}.full");
        if (full.IsRefused)
            return full.Refusal;
        var hysteresis = setting.Hysteresis.Length == 0 ? 0m : ExactNumbers.Read(setting.Hysteresis, 0, MaxReading, $"{field}.hysteresis");
        if (hysteresis.IsRefused)
            return hysteresis.Refusal;
        if (full.Value <= start.Value)
            return Refusal.InvalidArgument("RANGE", $"{field}.full {full.Value} is not above start {start.Value}: the score rises from start to full.", $"{field}.full");
        if (hysteresis.Value > start.Value)
            return Refusal.InvalidArgument("RANGE", $"{field}.hysteresis {hysteresis.Value} is above start {start.Value}: the factor would never fall.", $"{field}.hysteresis");
        var expiry = setting.ExpiryDays == 0 ? RiskRule.UsualExpiryDays : setting.ExpiryDays;
        return expiry is < 1 or > MaxExpiryDays
            ? Refusal.InvalidArgument("EXPIRY_DAYS", $"{field}.expiry_days must be 1 to {MaxExpiryDays}; 0 is {RiskRule.UsualExpiryDays}.", $"{field}.expiry_days")
            : new RiskRule(setting.Kind, weight.Value, start.Value, full.Value, hysteresis.Value, setting.IsHardStop, expiry);
    }

    private static Outcome<RiskBounds> ReadBounds(RiskBoundsSetting setting)
    {
        var read = new decimal[4];
        (string Name, string Text, decimal Least)[] numbers =
            [("medium", setting.Medium, Least), ("high", setting.High, Least), ("critical", setting.Critical, Least), ("hysteresis", setting.Hysteresis, 0)];
        foreach (var (place, number) in numbers.Index())
        {
            var value = ExactNumbers.Read(number.Text, number.Least, 1, $"bounds.{number.Name}");
            if (value.IsRefused)
                return value.Refusal;
            read[place] = value.Value;
        }
        var bounds = new RiskBounds(read[0], read[1], read[2], read[3]);
        if (bounds.Medium >= bounds.High || bounds.High >= bounds.Critical)
            return Refusal.InvalidArgument("BOUNDS", "bounds must rise: medium below high below critical.", "bounds");
        var narrowest = Math.Min(bounds.Medium, Math.Min(bounds.High - bounds.Medium, bounds.Critical - bounds.High));
        return bounds.Hysteresis >= narrowest
            ? Refusal.InvalidArgument("HYSTERESIS", $"bounds.hysteresis must be below {narrowest}, the width of the narrowest level.", "bounds.hysteresis")
            : bounds;
    }

    private Outcome<ImmutableArray<RiskMeasure>> ReadMeasures()
    {
        foreach (var (place, measure) in Measures.Index())
        {
            var field = $"measures[{place}]";
            if (measure.Level is not (RiskLevel.Medium or RiskLevel.High or RiskLevel.Critical))
                return Refusal.InvalidArgument("LEVEL", $"{field}.level must be MEDIUM, HIGH or CRITICAL.", $"{field}.level");
            if (Measures.Take(place).Any(other => other.Level == measure.Level))
                return Refusal.InvalidArgument("LEVEL_TWICE", $"{field}.level stands twice: a level opens one action.", $"{field}.level");
            if (string.IsNullOrWhiteSpace(measure.Title))
                return Refusal.InvalidArgument("TITLE_EMPTY", $"{field}.title is empty: say what is to be done.", $"{field}.title");
            if (Texts.Check(measure.Title, MaxTitleBytes, $"{field}.title") is { } text)
                return text;
            if (measure.DueDays is < 1 or > MaxDueDays)
                return Refusal.InvalidArgument("DUE_DAYS", $"{field}.due_days must be 1 to {MaxDueDays}.", $"{field}.due_days");
        }
        return Measures.OrderBy(measure => measure.Level).ToImmutableArray();
    }
}
