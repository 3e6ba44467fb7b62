using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>Defines a new version of the scorecard.</summary>
/// <param name="EffectiveFrom">Id of the first month that it holds for.</param>
/// <param name="Kpis">Its rows.</param>
/// <param name="Bands">Its bands, in any order.</param>
/// <param name="Etag">That of the latest version that the caller read; null or empty to define one after whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record DefineScorecard(
    [property: Id(0)] string EffectiveFrom, [property: Id(1)] IReadOnlyList<KpiSetting> Kpis, [property: Id(2)] IReadOnlyList<BandSetting> Bands, [property: Id(3)] string? Etag)
{
    /// <summary>Bands of a version.</summary>
    public const int MaxBands = 16;

    /// <summary>Bytes of the name of a band.</summary>
    private const int MaxNameBytes = 64;

    // A sum of all rows at these bounds is far below what a decimal text of 12 places can say.
    private const decimal MaxFactor = 1_000, MaxTarget = 1_000_000_000_000;
    private const decimal Least = 0.000001m;

    /// <summary>
    /// Refused, in this order: ETAG_MISMATCH, VERSIONS_FULL, PERIOD, KPIS_EMPTY, then per row KPI, KPI_TWICE, DIRECTION, NUMBER, TARGET_MISSING, TEXT_TOO_LONG, TEXT_INVALID,
    /// then BANDS_FULL, and per band BAND_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, NUMBER, BAND_TWICE.
    /// </summary>
    public Outcome<ScorecardDefined> Decide(ScorecardVersions versions)
    {
        if (Etags.Check(Etag, versions.Latest?.Version ?? 0, "The scorecard") is { } stale)
            return stale;
        if (versions.All.Count >= ScorecardVersions.MaxVersions)
            return Refusal.ResourceExhausted("VERSIONS_FULL", $"The scorecard has {versions.All.Count} versions, and no more are kept.");
        // A month is the same under all calendars.
        if (!Period.TryParse(EffectiveFrom, CalendarRules.Default, out var month, out _) || month.Kind != PeriodKind.Month)
            return Refusal.InvalidArgument("PERIOD", $"effective_from '{EffectiveFrom}' is no month: write one as 2026-01.", "effective_from");
        var kpis = ReadKpis();
        if (kpis.IsRefused)
            return kpis.Refusal;
        var bands = ReadBands();
        return bands.IsRefused ? bands.Refusal : new ScorecardDefined(month.FirstDay, kpis.Value, bands.Value);
    }

    private Outcome<ImmutableArray<KpiDefinition>> ReadKpis()
    {
        if (Kpis.Count == 0)
            return Refusal.InvalidArgument("KPIS_EMPTY", "kpis is empty: name at least one.", "kpis");
        List<KpiDefinition> read = [];
        foreach (var (place, setting) in Kpis.Index())
        {
            var field = $"kpis[{place}]";
            if (!Enum.IsDefined(setting.Kpi) || setting.Kpi == KpiName.Unspecified)
                return Refusal.InvalidArgument("KPI", $"{field}.kpi must be one of the enum's KPIs.", $"{field}.kpi");
            if (read.Exists(other => other.Kpi == setting.Kpi))
                return Refusal.InvalidArgument("KPI_TWICE", $"{field}.kpi stands twice: a scorecard has each KPI once.", $"{field}.kpi");
            var row = Read(setting, field);
            if (row.IsRefused)
                return row.Refusal;
            read.Add(row.Value);
        }
        return read.ToImmutableArray();
    }

    private static Outcome<KpiDefinition> Read(KpiSetting setting, string field)
    {
        if (setting.Direction is not (KpiDirection.HigherIsBetter or KpiDirection.LowerIsBetter))
            return Refusal.InvalidArgument("DIRECTION", $"{field}.direction must be one of the enum's directions.", $"{field}.direction");
        var weight = ExactNumbers.Read(setting.Weight, Least, MaxFactor, $"{field}.weight");
        if (weight.IsRefused)
            return weight.Refusal;
        var cap = setting.Cap.Length == 0 ? 1m : ExactNumbers.Read(setting.Cap, Least, MaxFactor, $"{field}.cap");
        if (cap.IsRefused)
            return cap.Refusal;
        var pass = setting.PassFrom.Length == 0 ? 1m : ExactNumbers.Read(setting.PassFrom, 0, MaxFactor, $"{field}.pass_from");
        if (pass.IsRefused)
            return pass.Refusal;
        if (setting.Target.Length == 0 && setting.Kpi is not (KpiName.Sales or KpiName.DevelopmentRate))
            return Refusal.InvalidArgument("TARGET_MISSING", $"{field}.target is empty: only sales and the development rate have targets elsewhere.", $"{field}.target");
        var target = setting.Target.Length == 0 ? default(Outcome<decimal>?) : ExactNumbers.Read(setting.Target, Least, MaxTarget, $"{field}.target");
        if (target is { IsRefused: true })
            return target.Value.Refusal!;
        return Notes.Check(setting.NextStep, $"{field}.next_step") is { } text
            ? text
            : new KpiDefinition(setting.Kpi, setting.Direction, weight.Value, cap.Value, pass.Value, target?.Value, setting.NextStep);
    }

    private Outcome<ImmutableArray<ScoreBand>> ReadBands()
    {
        if (Bands.Count > MaxBands)
            return Refusal.InvalidArgument("BANDS_FULL", $"bands has {Bands.Count} bands: a scorecard has at most {MaxBands}.", "bands");
        List<ScoreBand> read = [];
        foreach (var (place, setting) in Bands.Index())
        {
            var field = $"bands[{place}]";
            if (string.IsNullOrWhiteSpace(setting.Name))
                return Refusal.InvalidArgument("BAND_EMPTY", $"{field}.name is empty: name the band for people.", $"{field}.name");
            if (Texts.Check(setting.Name, MaxNameBytes, $"{field}.name") is { } text)
                return text;
            var from = ExactNumbers.Read(setting.From, 0, MaxFactor, $"{field}.from");
            if (from.IsRefused)
                return from.Refusal;
            if (read.Exists(other => other.From == from.Value || other.Name == setting.Name))
                return Refusal.InvalidArgument("BAND_TWICE", $"{field} has the name or the least score of another one.", field);
            read.Add(new ScoreBand(setting.Name, from.Value, setting.OpensAction));
        }
        return read.OrderBy(band => band.From).ToImmutableArray();
    }
}
