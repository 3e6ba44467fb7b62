using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task JudgeAsync(TestClient client)
    {
        await client.Programme.SetDevelopmentPlanAsync(new SetDevelopmentPlanRequest { Plan = new DevelopmentPlan { Period = "2026-03", TargetRate = "0.3" } });
        await client.Scorecards.DefineScorecardAsync(new DefineScorecardRequest
        {
            Definition = new ScorecardDefinition
            {
                EffectiveFrom = "2026-01",
                Kpis =
                {
                    new KpiDefinition { Kpi = KpiName.Sales, Direction = KpiDirection.HigherIsBetter, Weight = "0.6", Cap = "1.2", PassFrom = "0.9", Target = "10000000", NextStep = "加强营销 marketing" },
                    new KpiDefinition { Kpi = KpiName.DevelopmentRate, Direction = KpiDirection.HigherIsBetter, Weight = "0.4" },
                },
                Bands = { new ScoreBand { Name = "good", From = "0.9" } },
            },
        });
    }
}
