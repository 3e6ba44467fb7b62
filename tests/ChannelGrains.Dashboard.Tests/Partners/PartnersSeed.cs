using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Dashboard.Tests.Partners;

/// <summary>A scorecard of sales and market share.</summary>
internal static class PartnersSeed
{
    public static async Task FillAsync(PageServer server) => await new ScorecardService.ScorecardServiceClient(server.As("ann")).DefineScorecardAsync(new()
    {
        Definition = new ScorecardDefinition
        {
            EffectiveFrom = "2020-01",
            Kpis =
            {
                new KpiDefinition { Kpi = KpiName.Sales, Direction = KpiDirection.HigherIsBetter, Weight = "3", Target = "100000", NextStep = "Visit the store" },
                new KpiDefinition { Kpi = KpiName.MarketShare, Direction = KpiDirection.HigherIsBetter, Weight = "1", Target = "0.1" },
            },
            Bands = { new ScoreBand { Name = "A", From = "0.9" }, new ScoreBand { Name = "B", From = "0" } },
        },
        RequestId = "scorecard",
    });
}
