using ChannelGrains.Actions.V1;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Fleet.Course;

/// <summary>9 渠道KPI管理: attainment that marketing raises, growth that says where the channel expands, complaints that are answered in time.</summary>
internal sealed class KpiManagementSlide : Slide
{
    private const int Complaints = 20, InTime = 19;
    private const string Growing = "course-guangdong", Shrinking = "course-hebei";
    private static readonly TimeSpan Limit = TimeSpan.FromHours(48);

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await PromoteAsync(scene, cancellationToken);
        await GrowAsync(scene, cancellationToken);
        await AnswerAsync(scene, cancellationToken);
    }

    /// <summary>What a campaign sells raises the attainment that slide 7 showed, live.</summary>
    private static async Task PromoteAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.SellAsync(EvaluationSlide.Seller, scene.Month.AddDays(24), 5_000, Enumerable.Range(1, 100).Select(customer => $"campaign-{customer}"), cancellationToken);
        var card = await scene.ScorecardAsync(
            new ScorecardScope { Company = true }, scene.Month, card => EvaluationSlide.Of(card, KpiName.Sales).Numerator == "10000000", cancellationToken);
        var sales = EvaluationSlide.Of(card, KpiName.Sales);
        scene.Compare("销售额 attained after a campaign of 500,000", "100 %", Scene.Percent(sales.Attainment), $"{sales.Numerator} / {sales.Denominator}");
    }

    private static async Task GrowAsync(Scene scene, CancellationToken cancellationToken)
    {
        var growth = new Dictionary<string, decimal>();
        foreach (var (partner, name, region, before, now, expected) in new[]
        {
            (Growing, "广东经销 Guangdong", "cn/guangdong", 60, 75, "25 %"),
            (Shrinking, "河北经销 Hebei", "cn/hebei", 20, 18, "-10 %"),
        })
        {
            await scene.CreateActiveAsync(partner, name, ChannelType.Intermediary, region, scene.Month.AddMonths(-6), cancellationToken);
            await scene.SellAsync(partner, scene.Month.AddDays(-10), 10, Enumerable.Range(1, before).Select(customer => $"{partner}-{customer}"), cancellationToken);
            await scene.SellAsync(partner, scene.Month.AddDays(10), 10, Enumerable.Range(1, now).Select(customer => $"{partner}-{customer}"), cancellationToken);
            var row = await RowAsync(scene, partner, KpiName.CustomerGrowth, cancellationToken);
            scene.Compare($"客户增长率 customer growth of {name}", expected, Scene.Percent(row.Actual), $"{row.Numerator} / {row.Denominator}");
            growth.Add(partner, decimal.Parse(row.Actual, System.Globalization.CultureInfo.InvariantCulture));
        }
        scene.Compare("the channel expands at", Growing, growth.MaxBy(one => one.Value).Key);
        await RecruitAsync(scene, cancellationToken);
    }

    /// <summary>Growth of a fifth asks for more partners where it is: the server opens an action by itself.</summary>
    private static async Task RecruitAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.Actions.SetActionRulesAsync(new SetActionRulesRequest { RecruitmentGrowthPercent = 20, RequestId = "course" }, cancellationToken: cancellationToken);
        var opened = await scene.UntilAsync(
            async () => (await scene.Actions.ListActionsAsync(
                new ListActionsRequest { Filter = new ActionFilter { Programme = true, Kind = ActionKind.Recruitment, Region = "cn/guangdong" } }, cancellationToken: cancellationToken)).Actions,
            actions => actions.Count > 0, cancellationToken);
        scene.Compare("growth opens an action for", "cn/guangdong", string.Join(", ", opened.Select(action => action.Region)), string.Join(", ", opened.Select(action => action.Title)));
    }

    private static async Task AnswerAsync(Scene scene, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= Complaints; number++)
        {
            var (id, openedAt) = ($"C-{number:D2}", Scene.Noon(scene.Month.AddDays(4)));
            await scene.Feedback.OpenComplaintAsync(new OpenComplaintRequest
            {
                PartnerId = Growing,
                ComplaintId = id,
                Subject = "包装破损 a damaged parcel",
                OpenedAt = openedAt,
                ResponseLimit = Duration.FromTimeSpan(Limit),
                RequestId = id,
            }, cancellationToken: cancellationToken);
            var took = number <= InTime ? TimeSpan.FromHours(number) : Limit + TimeSpan.FromHours(2);
            await scene.Feedback.AnswerComplaintAsync(
                new AnswerComplaintRequest { PartnerId = Growing, ComplaintId = id, Answer = "换货 replaced", AnsweredAt = openedAt + Duration.FromTimeSpan(took), RequestId = id }, cancellationToken: cancellationToken);
        }
        var row = await RowAsync(scene, Growing, KpiName.AfterSalesResponse, cancellationToken);
        scene.Compare("售后支持 complaints answered in time", "95 %", Scene.Percent(row.Actual), $"{row.Numerator} / {row.Denominator}");
    }

    private static async Task<ScoreRow> RowAsync(Scene scene, string partner, KpiName kpi, CancellationToken cancellationToken) =>
        EvaluationSlide.Of(await scene.ScorecardAsync(new ScorecardScope { PartnerId = partner }, scene.Month, _ => true, cancellationToken), kpi);
}
