using System.Globalization;
using ChannelGrains.Markets.V1;
using ChannelGrains.Scorecards.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Fleet.Voices;

/// <summary>Defines by what the fleet's partners are judged, and says how large their market is.</summary>
internal sealed class ScorecardOffice(ChannelBase channel)
{
    private const int MonthsReported = 12;
    private const long MarketSize = 1_600_000_000;
    private const string MonthFormat = "yyyy-MM";

    private readonly ScorecardService.ScorecardServiceClient _scorecards = new(channel);
    private readonly MarketService.MarketServiceClient _markets = new(channel);

    /// <summary>Makes sure that both are there, also after a start that was interrupted.</summary>
    public async Task PrepareAsync(DateOnly firstDay, CancellationToken cancellationToken)
    {
        var known = await _scorecards.ListScorecardDefinitionsAsync(new ListScorecardDefinitionsRequest(), cancellationToken: cancellationToken);
        if (known.Definitions.Count > 0)
            return;
        for (var month = 0; month < MonthsReported; month++)
            await _markets.ReportMarketSizeAsync(
                new ReportMarketSizeRequest
                {
                    Period = Month(firstDay.AddMonths(month)),
                    Total = new Money { CurrencyCode = "CNY", Units = MarketSize },
                    Source = "市场调研 market survey",
                },
                cancellationToken: cancellationToken);
        await _scorecards.DefineScorecardAsync(new DefineScorecardRequest { Definition = Definition(Month(firstDay)), RequestId = "demo" }, cancellationToken: cancellationToken);
    }

    private static ScorecardDefinition Definition(string from) => new()
    {
        EffectiveFrom = from,
        Kpis =
        {
            Kpi(KpiName.Sales, "0.35", "3000000", "加强营销 more marketing"), Kpi(KpiName.CustomerSatisfaction, "0.2", "0.9", "回访客户 call customers back"),
            Kpi(KpiName.MarketShare, "0.1", "0.002", "拓展品类 more categories"), Kpi(KpiName.DevelopmentRate, "0.1", "0.05", "招募渠道商 recruit partners"),
            Kpi(KpiName.CustomerGrowth, "0.1", "0.05", "拉新活动 a campaign for new customers"), Kpi(KpiName.AfterSalesResponse, "0.1", "0.95", "及时回复投诉 answer complaints in time"),
            Kpi(KpiName.InspectionScore, "0.05", "0.9", "整改巡查问题 repair what inspectors find"),
        },
        Bands = { Band("C", "0"), Band("B", "0.8"), Band("A", "1") },
    };

    private static KpiDefinition Kpi(KpiName kpi, string weight, string target, string nextStep) =>
        new() { Kpi = kpi, Direction = KpiDirection.HigherIsBetter, Weight = weight, Cap = "1.2", Target = target, NextStep = nextStep };

    private static ScoreBand Band(string name, string from) => new() { Name = name, From = from };

    private static string Month(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);
}
