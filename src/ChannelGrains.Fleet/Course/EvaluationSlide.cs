using ChannelGrains.Feedback.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>7 渠道绩效评估: the slide's table of KPIs, targets and results, from sales that are streamed, survey answers, a market's size and partners that are activated.</summary>
internal sealed class EvaluationSlide : Slide
{
    public const string Region = "cn/shanghai";

    /// <summary>The first one of the partners that sell.</summary>
    public const string Seller = "course-shop-01";

    private const int Before = 20, Activated = 7, Answers = 50, Satisfied = 46;
    private const decimal Sale = 10_000;

    /// <summary>Of which the sales are 6 %.</summary>
    private const decimal Market = 158_333_333.333333m;

    private static readonly ScorecardScope Company = new() { Company = true };

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await DefineAsync(scene, cancellationToken);
        await ActAsync(scene, cancellationToken);
        var card = await scene.ScorecardAsync(Company, scene.Month, card => Of(card, KpiName.Sales).Numerator == "9500000" && Of(card, KpiName.CustomerSatisfaction).SampleSize == Answers
            && Of(card, KpiName.DevelopmentRate).SampleSize == Before + Activated, cancellationToken);
        scene.Say($"    {card.Period}, target -> result");
        var sales = Of(card, KpiName.Sales);
        Compare(scene, "销售额 sales", "10,000,000元, 95 %", $"{Yuan(sales.Target)}元, {Scene.Percent(sales.Attainment)}", sales);
        foreach (var (kpi, name, ofTheSlide) in new[]
        {
            (KpiName.CustomerSatisfaction, "客户满意度 customer satisfaction", "90 %, 92 %"),
            (KpiName.MarketShare, "市场占有率 market share", "5 %, 6 %"),
            (KpiName.DevelopmentRate, "渠道开拓率 channel development rate", "30 %, 35 %"),
        })
            Compare(scene, name, ofTheSlide, $"{Scene.Percent(Of(card, kpi).Target)}, {Scene.Percent(Of(card, kpi).Actual)}", Of(card, kpi));
        scene.Say($"    score {card.Score}, band {card.Band}");
    }

    public static ScoreRow Of(Scorecard card, KpiName kpi) => card.Rows.Single(row => row.Kpi == kpi);

    private static void Compare(Scene scene, string name, string ofTheSlide, string here, ScoreRow row) => scene.Compare(name, ofTheSlide, here, $"{row.Numerator} / {row.Denominator}");

    private static string Yuan(string amount) => decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task DefineAsync(Scene scene, CancellationToken cancellationToken)
    {
        var definition = new ScorecardDefinition
        {
            EffectiveFrom = Scene.MonthId(scene.Month.AddMonths(-1)),
            Kpis =
            {
                Kpi(KpiName.Sales, "10000000", "0.4", "Promote where sales lag."),
                Kpi(KpiName.CustomerSatisfaction, "0.9", "0.2", "Ask the dissatisfied ones why."),
                Kpi(KpiName.MarketShare, "0.05", "0.2", "Win the competitors' customers."),
                Kpi(KpiName.DevelopmentRate, "", "0.1", "Choose more candidates."),
                Kpi(KpiName.CustomerGrowth, "0.1", "0.05", "Expand where customers grow."),
                Kpi(KpiName.AfterSalesResponse, "0.95", "0.05", "Answer complaints in time."),
            },
            Bands = { new ScoreBand { Name = "合格 good", From = "0.9" }, new ScoreBand { Name = "优秀 excellent", From = "1.1" } },
        };
        await scene.Scorecards.DefineScorecardAsync(new DefineScorecardRequest { Definition = definition, RequestId = "course" }, cancellationToken: cancellationToken);
        var plan = new DevelopmentPlan { Period = Scene.MonthId(scene.Month), TargetRate = "0.3" };
        await scene.Programme.SetDevelopmentPlanAsync(new SetDevelopmentPlanRequest { Plan = plan, RequestId = "course" }, cancellationToken: cancellationToken);
    }

    private static KpiDefinition Kpi(KpiName kpi, string target, string weight, string nextStep) =>
        new() { Kpi = kpi, Direction = KpiDirection.HigherIsBetter, Target = target, Weight = weight, Cap = "1.5", NextStep = nextStep };

    private static async Task ActAsync(Scene scene, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= Before + Activated; number++)
            await scene.CreateActiveAsync($"course-shop-{number:D2}", $"上海店 Shanghai {number}", ChannelType.Direct, Region,
                number <= Before ? scene.Month.AddMonths(-6) : scene.Month.AddDays(9), cancellationToken);
        foreach (var (seller, sales) in new[] { (Seller, 600), ("course-shop-02", 350) })
            await scene.SellAsync(seller, scene.Month.AddDays(14), Sale, Enumerable.Range(1, sales).Select(customer => $"{seller}-member-{customer}"), cancellationToken);
        for (var number = 0; number < Answers; number++)
        {
            var answer = new SurveyAnswer { Score = number < Satisfied ? 5 - number % 2 : 3, AnsweredOn = Scene.Id(scene.Month.AddDays(19)) };
            await scene.Feedback.RecordSurveyAnswerAsync(new RecordSurveyAnswerRequest { PartnerId = Seller, Answer = answer, RequestId = $"course-{number}" }, cancellationToken: cancellationToken);
        }
        await scene.Markets.ReportMarketSizeAsync(
            new ReportMarketSizeRequest { Period = Scene.MonthId(scene.Month), Total = Scene.Yuan(Market), Source = "统计局 A bureau", RequestId = "course" }, cancellationToken: cancellationToken);
    }
}
