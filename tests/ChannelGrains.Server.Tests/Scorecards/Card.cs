using ChannelGrains.Feedback.V1;
using ChannelGrains.Scorecards.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>Scorecards and what they are made of, as a test says it.</summary>
internal static class Card
{
    public static readonly ScorecardScope Company = new() { Company = true };

    public static KpiDefinition Kpi(KpiName kpi, string target, string weight = "1", string cap = "1.5") => new()
    {
        Kpi = kpi,
        Direction = KpiDirection.HigherIsBetter,
        Weight = weight,
        Cap = cap,
        Target = target,
        NextStep = $"Do something for {kpi}.",
    };

    /// <summary>The source's table of KPIs and targets.</summary>
    public static ScorecardDefinition SourceTable(string from = "2026-01") => new()
    {
        EffectiveFrom = from,
        Kpis =
        {
            Kpi(KpiName.Sales, "10000000", "0.4"), Kpi(KpiName.CustomerSatisfaction, "0.9", "0.2"), Kpi(KpiName.MarketShare, "0.05", "0.2"), Kpi(KpiName.DevelopmentRate, "", "0.1"),
            Kpi(KpiName.CustomerGrowth, "0.1", "0.05"), Kpi(KpiName.AfterSalesResponse, "0.95", "0.05"),
        },
        Bands = { new ScoreBand { Name = "good", From = "0.9" }, new ScoreBand { Name = "excellent", From = "1.1" } },
    };

    public static ScorecardDefinition With(this ScorecardDefinition definition, Action<ScorecardDefinition> change)
    {
        change(definition);
        return definition;
    }

    public static KpiDefinition With(this KpiDefinition kpi, Action<KpiDefinition> change)
    {
        change(kpi);
        return kpi;
    }

    public static async Task<ScorecardDefinition> DefineAsync(this TestClient client, ScorecardDefinition definition) =>
        (await client.Scorecards.DefineScorecardAsync(new DefineScorecardRequest { Definition = definition })).Definition;

    public static async Task<Scorecard> ReadAsync(this TestClient client, ScorecardScope scope, string period = "2026-03") =>
        (await client.Scorecards.GetScorecardAsync(new GetScorecardRequest { Scope = scope, Period = period })).Scorecard;

    public static Task<Scorecard> ReadAsync(this TestClient client, string partner, string period = "2026-03") => client.ReadAsync(new ScorecardScope { PartnerId = partner }, period);

    /// <summary>The scorecard as soon as it is as wanted.</summary>
    public static async Task<Scorecard> ReadUntilAsync(this TestClient client, ScorecardScope scope, Func<Scorecard, bool> wanted, string period = "2026-03")
    {
        Scorecard? card = null;
        await Eventually.TrueAsync(async () => wanted(card = await client.ReadAsync(scope, period)));
        return card!;
    }

    public static ScoreRow Of(this Scorecard card, KpiName kpi) => card.Rows.Single(row => row.Kpi == kpi);

    public static async Task AnswerAsync(this TestClient client, string partner, int satisfied, int others, string on = "2026-03-05")
    {
        for (var i = 0; i < satisfied + others; i++)
            await client.Feedback.RecordSurveyAnswerAsync(new RecordSurveyAnswerRequest { PartnerId = partner, Answer = new SurveyAnswer { Score = i < satisfied ? 5 - i % 2 : 3, AnsweredOn = on } });
    }

    /// <summary>A complaint of noon of 2026-03-05 that was answered so many hours later; not at all where there are none.</summary>
    public static async Task ComplainAsync(this TestClient client, string partner, string complaint, int? hours)
    {
        var at = Timestamp.FromDateTimeOffset(Make.Noon);
        await client.Feedback.OpenComplaintAsync(new OpenComplaintRequest { PartnerId = partner, ComplaintId = complaint, Subject = "a wet parcel", OpenedAt = at });
        if (hours is { } later)
            await client.Feedback.AnswerComplaintAsync(new AnswerComplaintRequest { PartnerId = partner, ComplaintId = complaint, Answer = "a new one", AnsweredAt = at + Duration.FromTimeSpan(TimeSpan.FromHours(later)) });
    }
}
