using ChannelGrains.Actions.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>11 渠道合理布局与维护: partners perform what they signed on time, or somebody is told; and they get the support that they ask for. Coverage (合理布局) is not shown.</summary>
internal sealed class UpkeepSlide : Slide
{
    private const string Punctual = "course-punctual", Late = "course-late", Region = "cn/anhui", Plan = "course-self-check", Support = "course-support";
    private const int DaysAgo = 10, DaysToDo = 3;

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.CreateActiveAsync(Punctual, "合肥店 Hefei", ChannelType.Direct, Region, scene.Month, cancellationToken);
        await scene.CreateActiveAsync(Late, "芜湖店 Wuhu", ChannelType.Direct, Region, scene.Month, cancellationToken);
        await PerformAsync(scene, cancellationToken);
        await LookAtThemselvesAsync(scene, cancellationToken);
        await SupportAsync(scene, cancellationToken);
    }

    /// <summary>Both have signed to report their stock by the same day; one has.</summary>
    private static async Task PerformAsync(Scene scene, CancellationToken cancellationToken)
    {
        var due = Scene.Id(scene.Today.AddDays(-DaysAgo));
        foreach (var (partner, contract) in new[] { (Punctual, "contract 31"), (Late, "contract 32") })
        {
            var terms = new AgreementTerms
            {
                Title = "门店协议 Agreement of a store",
                Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.05" } } },
                Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
                Obligations = { new Obligation { ObligationId = "stock", Side = AgreementSide.Partner, Title = "上报库存 Report the stock", DueOn = due } },
            };
            await scene.AgreeAsync(partner, terms, scene.Month, contract, cancellationToken);
        }
        await scene.Agreements.RecordObligationAsync(
            new RecordObligationRequest { PartnerId = Punctual, ObligationId = "stock", DueOn = due, Evidence = "库存表 A list of the stock", RequestId = "course" }, cancellationToken: cancellationToken);
        var missed = await scene.UntilAsync(() => DutiesAsync(scene, Late, cancellationToken), actions => actions.Count > 0, cancellationToken);
        scene.Compare("履行义务 a duty that is not performed on time opens", $"obligation:stock:{due}", string.Join(", ", missed.Select(action => action.Cause)), string.Join(", ", missed.Select(action => $"“{action.Title}”")));
        var met = (await scene.Agreements.GetAgreementAsync(new GetAgreementRequest { PartnerId = Punctual }, cancellationToken: cancellationToken)).Agreement.MetObligations;
        scene.Compare("one that is performed is recorded", "stock", string.Join(", ", met.Select(obligation => obligation.ObligationId)), string.Join(", ", met.Select(obligation => obligation.Evidence)));
    }

    private static async Task<IReadOnlyList<ChannelGrains.Actions.V1.Action>> DutiesAsync(Scene scene, string partnerId, CancellationToken cancellationToken) =>
        [.. (await scene.Actions.ListActionsAsync(new ListActionsRequest { Filter = new ActionFilter { PartnerId = partnerId, Kind = ActionKind.Obligation } }, cancellationToken: cancellationToken)).Actions];

    /// <summary>Stores look at themselves within three days; one has.</summary>
    private static async Task LookAtThemselvesAsync(Scene scene, CancellationToken cancellationToken)
    {
        var begins = scene.Today.AddDays(-DaysAgo);
        var form = StarterForms.Read(StarterForms.Hygiene);
        (form.FormId, form.Kind) = (Plan, FormKind.SelfCheck);
        await scene.Forms.PutFormAsync(new PutFormRequest { Form = form, RequestId = "course-self-check" }, cancellationToken: cancellationToken);
        var plan = new Plan { PlanId = Plan, FormId = Plan, Title = "门店自查 stores look at themselves", StartsOn = Scene.Id(begins), DaysToDo = DaysToDo, Scope = new PlanScope { Regions = { Region } } };
        await scene.Forms.PutPlanAsync(new PutPlanRequest { Plan = plan, RequestId = "course-self-check" }, cancellationToken: cancellationToken);
        var record = new Record
        {
            RecordId = Plan,
            PartnerId = Punctual,
            FormId = Plan,
            FormVersion = 1,
            TakenAt = Scene.Noon(begins.AddDays(1)),
            Assignment = new AnsweredAssignment { PlanId = Plan, BeginsOn = Scene.Id(begins) },
            Answers =
            {
                new Answer { ItemId = "floor", Yes = true }, new Answer { ItemId = "shelves", Scale = 4 }, new Answer { ItemId = "expired", Yes = false },
                new Answer { ItemId = "licence", ChoiceId = "shown" },
            },
        };
        var kept = (await scene.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = Plan }, cancellationToken: cancellationToken)).Record;
        // Floor 1 of 1, shelves 1.5 of 2, expired goods 3 of 3, licence 1 of 1; the store has no fridge.
        scene.Compare("自查 score of the one that did", "92.857143", kept.Score, "6.5 of 7");
        var expected = $"{Late} OVERDUE, {Punctual} DONE";
        var states = await scene.UntilAsync(
            async () => string.Join(", ", (await scene.Forms.ListAssignmentsAsync(
                new ListAssignmentsRequest { PlanId = Plan, States = { AssignmentState.Due, AssignmentState.Overdue, AssignmentState.Done } }, cancellationToken: cancellationToken)).Assignments
                    .Select(assignment => $"{assignment.PartnerId} {Scene.Name(assignment.State)}")),
            states => states == expected, cancellationToken);
        scene.Compare("checks on time", expected, states, $"due {DaysToDo} days from {Scene.Id(begins)}");
    }

    /// <summary>A store asks for displays, and gets them within the time.</summary>
    private static async Task SupportAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.Actions.OpenActionAsync(
            new OpenActionRequest { PartnerId = Punctual, ActionId = Support, Title = "送两个货架 Send two displays", Owner = "lin", DueOn = Scene.Id(scene.Today.AddDays(7)), RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Actions.StartActionAsync(new StartActionRequest { PartnerId = Punctual, ActionId = Support, RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Actions.CompleteActionAsync(
            new CompleteActionRequest { PartnerId = Punctual, ActionId = Support, Note = "已送达 delivered", Cost = Scene.Yuan(1_600), RequestId = "course" }, cancellationToken: cancellationToken);
        var verified = await scene.Actions.VerifyActionAsync(
            new VerifyActionRequest { PartnerId = Punctual, ActionId = Support, Note = "已安装 set up", RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Compare("维护支持 support that was asked for", "VERIFIED on time, 1600元", $"{Scene.Name(verified.Action.State)} {(verified.Action.Overdue ? "late" : "on time")}, {verified.Action.Cost.Units}元", $"“{verified.Action.Title}”");
    }
}
