using ChannelGrains.Actions.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>15 渠道风险管理: factors are found in the live figures and told with what they contribute; a level opens its contingency action once, money can be held, and what is put right lets the level fall.</summary>
internal sealed class RiskSlide : Slide
{
    private const string Diverting = "course-diverting", Home = "cn/guangdong", Elsewhere = "cn/guangxi";
    private const int AtHome = 60, Outside = 40, Afterwards = 2_000;
    private const decimal Sale = 10;

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await DivertAsync(scene, cancellationToken);
        await ActAsync(scene, cancellationToken);
        await HoldAsync(scene, cancellationToken);
        await ControlAsync(scene, cancellationToken);
    }

    /// <summary>风险评估: goods that an agreement keeps in one province turn up in another.</summary>
    private static async Task DivertAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.CreateActiveAsync(Diverting, "深圳经销 Shenzhen", ChannelType.Intermediary, Home, scene.Month, cancellationToken);
        await scene.AgreeAsync(Diverting, Terms, scene.Month, "contract 21", cancellationToken);
        var day = scene.Today.AddDays(-3);
        await scene.SellAsync(Diverting, day, Sale, Customers(AtHome), cancellationToken);
        await scene.SellAsync(Diverting, day, Sale, Customers(Outside), cancellationToken, region: Elsewhere);

        var risk = await RiskAsync(scene, risk => risk.Stated?.Level == RiskLevel.High, cancellationToken);
        var diversion = Of(risk, RiskFactorKind.Diversion);
        scene.Compare("风险评估 net sold outside the territory (窜货)", "40 %", Scene.Percent(diversion.Observed), $"{Outside} of {AtHome + Outside} sales in {Elsewhere}");
        scene.Compare("what it contributes to the risk, at most", "0.7 of 0.7", $"{diversion.Contribution} of {diversion.Weight}", $"beyond {Scene.Percent(diversion.Threshold)}, since {diversion.Since?.ToDateTime():yyyy-MM-dd HH:mm}");
        scene.Compare("the level that is stated", "HIGH", Scene.Name(risk.Stated?.Level ?? default), $"score {risk.Stated?.Score}");
        var board = await scene.UntilAsync(
            async () => await scene.Risk.ListRisksAsync(new ListRisksRequest { Region = Home }, cancellationToken: cancellationToken), board => board.TotalSize > 0, cancellationToken);
        scene.Compare($"on the board of {Home}, for", "course-diverting DIVERSION", string.Join(", ", board.Risks.Select(listed => $"{listed.PartnerId} {Scene.Name(listed.GravestFactor)}")));
    }

    /// <summary>防范措施: the level opened one action, which somebody takes and does.</summary>
    private static async Task ActAsync(Scene scene, CancellationToken cancellationToken)
    {
        var opened = await scene.UntilAsync(() => ActionsAsync(scene, cancellationToken), actions => actions.Count > 0, cancellationToken);
        scene.Compare("防范措施 actions that the level opened", "1", $"{opened.Count}", string.Join(", ", opened.Select(action => $"\u201c{action.Title}\u201d, due {action.DueOn}")));
        if (opened.Count == 0)
            return;
        var id = opened[0].ActionId;
        await scene.Actions.AssignActionAsync(new AssignActionRequest { PartnerId = Diverting, ActionId = id, Owner = "lin", RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Actions.StartActionAsync(new StartActionRequest { PartnerId = Diverting, ActionId = id, RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Actions.CompleteActionAsync(
            new CompleteActionRequest { PartnerId = Diverting, ActionId = id, Note = "约谈并签字 talked and signed", RequestId = "course" }, cancellationToken: cancellationToken);
        var done = await scene.Actions.VerifyActionAsync(
            new VerifyActionRequest { PartnerId = Diverting, ActionId = id, Note = "抽查门店 shops checked", RequestId = "course" }, cancellationToken: cancellationToken);
        var steps = (await scene.Actions.GetActionAsync(new GetActionRequest { PartnerId = Diverting, ActionId = id }, cancellationToken: cancellationToken)).Steps;
        scene.Compare("its steps", "OPEN, ASSIGN, START, COMPLETE, VERIFY", string.Join(", ", steps.Select(step => Scene.Name(step.Step))), $"{Scene.Name(done.Action.State)} by the one user of this demo, elsewhere by another person than who did it");
    }

    /// <summary>The one measure that touches money: it is a gate, and is gone when it is released.</summary>
    private static async Task HoldAsync(Scene scene, CancellationToken cancellationToken)
    {
        const string partner = SettlementSlide.PartnerId;
        await scene.Risk.SetHoldAsync(new SetHoldRequest { PartnerId = partner, Reason = "核对退货 returns are being checked", RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Compare("a hold blocks the statement that slide 13 left open", "RISK_HOLD", await BlocksAsync(scene, partner, cancellationToken));
        await scene.Risk.ReleaseHoldAsync(new ReleaseHoldRequest { PartnerId = partner, Reason = "已核对 checked", RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Compare("released, by", "nothing", await BlocksAsync(scene, partner, cancellationToken));
    }

    /// <summary>Sold at home again: the level falls by itself, and its history stays.</summary>
    private static async Task ControlAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.SellAsync(Diverting, scene.Today.AddDays(-1), Sale, Customers(Afterwards), cancellationToken);
        var risk = await RiskAsync(scene, risk => risk.Stated?.Level == RiskLevel.Low, cancellationToken);
        scene.Compare("controlled: sold outside since then", "1.9 %", Scene.Percent($"{decimal.Round(decimal.Parse(Of(risk, RiskFactorKind.Diversion).Observed, System.Globalization.CultureInfo.InvariantCulture), 3)}"),
            $"{Outside} of {AtHome + Outside + Afterwards}");
        var history = await scene.Risk.ListRiskHistoryAsync(new ListRiskHistoryRequest { PartnerId = Diverting }, cancellationToken: cancellationToken);
        var levels = history.Events.Where(risk => risk.Level is not null).Reverse().Select(risk => $"{Scene.Name(risk.Level.From)} to {Scene.Name(risk.Level.To)}");
        scene.Compare("history of the level", "LOW to HIGH, HIGH to LOW", string.Join(", ", levels));
    }

    private static Task<PartnerRisk> RiskAsync(Scene scene, Func<PartnerRisk, bool> isThere, CancellationToken cancellationToken) => scene.UntilAsync(
        async () => (await scene.Risk.GetPartnerRiskAsync(new GetPartnerRiskRequest { PartnerId = Diverting }, cancellationToken: cancellationToken)).Risk, isThere, cancellationToken);

    private static RiskFactor Of(PartnerRisk risk, RiskFactorKind kind) => risk.Factors.FirstOrDefault(factor => factor.Kind == kind) ?? new RiskFactor();

    private static async Task<IReadOnlyList<Actions.V1.Action>> ActionsAsync(Scene scene, CancellationToken cancellationToken) =>
        (await scene.Actions.ListActionsAsync(new ListActionsRequest { Filter = new ActionFilter { PartnerId = Diverting, Kind = ActionKind.Risk } }, cancellationToken: cancellationToken)).Actions;

    private static async Task<string> BlocksAsync(Scene scene, string partnerId, CancellationToken cancellationToken)
    {
        var statement = await scene.Settlement.GetStatementAsync(
            new GetStatementRequest { PartnerId = partnerId, StatementId = Scene.MonthId(scene.Month.AddMonths(-1)) }, cancellationToken: cancellationToken);
        return statement.Blocks.Count == 0 ? "nothing" : string.Join(", ", statement.Blocks.Select(block => block.Condition));
    }

    private static IEnumerable<string> Customers(int count) => Enumerable.Range(1, count).Select(customer => $"{Diverting}-{customer}");

    private static AgreementTerms Terms => new()
    {
        Title = "区域经销协议 Agreement for one province",
        Territory = new Territory { Regions = { Home } },
        Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.05" } } },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };
}
