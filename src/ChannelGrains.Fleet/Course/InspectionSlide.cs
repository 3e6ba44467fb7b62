using System.Globalization;
using ChannelGrains.Actions.V1;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>12 渠道卫生巡查与维修: visits by a plan; a red line is a hard stop; one improvement for what was found, with photos and cost; the next visit closes it.</summary>
internal sealed class InspectionSlide : Slide
{
    private const string PartnerId = "course-inspected", Plan = "course-visits", First = "visit-1", Second = "visit-2", Improvement = "course-refit";
    private const int FirstDay = 9, DaysBetween = 2, Cost = 1_930;

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.CreateActiveAsync(PartnerId, "福州店 Fuzhou", ChannelType.Direct, "cn/fujian/fuzhou", scene.Month, cancellationToken);
        await scene.Forms.PutFormAsync(new PutFormRequest { Form = StarterForms.Read(StarterForms.Hygiene), RequestId = Plan }, cancellationToken: cancellationToken);
        var plan = new Plan
        {
            PlanId = Plan,
            FormId = StarterForms.Hygiene,
            Title = "巡店 visits",
            Recurrence = $"FREQ=DAILY;INTERVAL={DaysBetween};COUNT=2",
            StartsOn = Scene.Id(scene.Month.AddDays(FirstDay)),
            DaysToDo = 1,
            Scope = new PlanScope { PartnerIds = { PartnerId } },
        };
        await scene.Forms.PutPlanAsync(new PutPlanRequest { Plan = plan, RequestId = Plan }, cancellationToken: cancellationToken);
        await InspectAsync(scene, cancellationToken);
        await RepairAsync(scene, cancellationToken);
        await InspectAgainAsync(scene, cancellationToken);
    }

    /// <summary>定期巡查.</summary>
    private static async Task InspectAsync(Scene scene, CancellationToken cancellationToken)
    {
        var kept = await VisitAsync(scene, First, 0, isClean: false, cancellationToken);
        scene.Compare("定期巡查 score of a visit that finds a wet floor and expired goods, a red line", "0", kept.Score, string.Join(", ", kept.FailedItemIds));
        var risk = await scene.UntilAsync(() => LevelAsync(scene, cancellationToken), level => level == RiskLevel.Critical, cancellationToken);
        scene.Compare("the level of risk", "CRITICAL", Scene.Name(risk), "a hard stop, whatever the score");
    }

    /// <summary>及时维修, 改进方案: findings share one action, which is done with photos of before and after.</summary>
    private static async Task RepairAsync(Scene scene, CancellationToken cancellationToken)
    {
        var found = await scene.FoundAsync(PartnerId, cancellationToken);
        scene.Compare("及时维修 findings, each with an action", "2", $"{found.Count}", string.Join(", ", found.Select(finding => finding.Title)));
        var planned = await scene.Forms.PlanImprovementAsync(
            new PlanImprovementRequest
            {
                PartnerId = PartnerId,
                Findings = { found.Select(finding => new FindingName { RecordId = finding.RecordId, ItemId = finding.ItemId }) },
                ActionId = Improvement,
                Title = "整改门店 Put the store right",
                Owner = "lin",
                RequestId = "course",
            },
            cancellationToken: cancellationToken);
        scene.Compare("改进方案 actions of both then", Improvement, string.Join(", ", planned.Findings.Select(finding => finding.ActionId).Distinct()));
        await scene.Actions.StartActionAsync(new StartActionRequest { PartnerId = PartnerId, ActionId = Improvement, RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Actions.CompleteActionAsync(
            new CompleteActionRequest
            {
                PartnerId = PartnerId,
                ActionId = Improvement,
                Note = "已整改 put right",
                BeforeFiles = { await scene.UploadAsync(PartnerId, "before", cancellationToken) },
                AfterFiles = { await scene.UploadAsync(PartnerId, "after", cancellationToken) },
                Cost = Scene.Yuan(Cost),
                RequestId = "course",
            },
            cancellationToken: cancellationToken);
        var verified = await scene.Actions.VerifyActionAsync(
            new VerifyActionRequest { PartnerId = PartnerId, ActionId = Improvement, Note = "已核对 looked at", RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Compare("repaired and verified", "VERIFIED", Scene.Name(verified.Action.State), "by the one user of this demo, elsewhere by another person than who did it");
        var open = await scene.Forms.ListFindingsAsync(new ListFindingsRequest { PartnerId = PartnerId, State = FindingState.Open }, cancellationToken: cancellationToken);
        scene.Compare("repaired is not inspected: findings that are open", "2", $"{open.OpenCount}");
    }

    /// <summary>复检: the next visit, two days later.</summary>
    private static async Task InspectAgainAsync(Scene scene, CancellationToken cancellationToken)
    {
        var kept = await VisitAsync(scene, Second, DaysBetween, isClean: true, cancellationToken);
        scene.Compare("复检 score of the next visit", "100", kept.Score);
        var measures = await MeasuresAsync(scene, Scene.MonthId(scene.Month), cancellationToken);
        scene.Compare("mean score of the month", "50", measures.MeanScore, $"of {measures.Inspected} visits");
        scene.Compare("findings closed within 72 hours", "2 of 2", $"{measures.ClosedInTime} of {measures.Found}");
        // It was done today.
        scene.Compare("what the repair costs, in the profit and loss of this month", $"{Cost}元", $"{(await MeasuresAsync(scene, Scene.MonthId(scene.Today), cancellationToken)).Spent.Units}元");
        var risk = await scene.UntilAsync(() => LevelAsync(scene, cancellationToken), level => level == RiskLevel.Low, cancellationToken);
        scene.Compare("the level of risk then", "LOW", Scene.Name(risk));
        var request = new ListAssignmentsRequest { PlanId = Plan, States = { AssignmentState.Due, AssignmentState.Overdue, AssignmentState.Done } };
        var visits = await scene.UntilAsync(
            async () => (await scene.Forms.ListAssignmentsAsync(request, cancellationToken: cancellationToken)).Assignments, assignments => assignments.Count(IsDone) == 2, cancellationToken);
        scene.Compare("visits that the plan asked for, and that were made", "2, 2", string.Create(CultureInfo.InvariantCulture, $"{visits.Count}, {visits.Count(IsDone)}"));

        static bool IsDone(Assignment assignment) => assignment.State == AssignmentState.Done;
    }

    private static async Task<KeptRecord> VisitAsync(Scene scene, string recordId, int daysLater, bool isClean, CancellationToken cancellationToken)
    {
        var day = scene.Month.AddDays(FirstDay + daysLater);
        var record = new Record
        {
            RecordId = recordId,
            PartnerId = PartnerId,
            FormId = StarterForms.Hygiene,
            FormVersion = 1,
            TakenAt = Scene.Noon(day),
            TakenBy = "陈静 Chen Jing",
            Assignment = new AnsweredAssignment { PlanId = Plan, BeginsOn = Scene.Id(day) },
            Answers =
            {
                new Answer { ItemId = "floor", Yes = isClean }, new Answer { ItemId = "shelves", Scale = 5 }, new Answer { ItemId = "expired", Yes = !isClean }, new Answer { ItemId = "fridge", Number = "4" },
                new Answer { ItemId = "licence", ChoiceId = "shown" }, new Answer { ItemId = "front", Files = { await scene.UploadAsync(PartnerId, recordId, cancellationToken) } },
            },
        };
        return (await scene.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = recordId }, cancellationToken: cancellationToken)).Record;
    }

    private static async Task<FieldMeasures> MeasuresAsync(Scene scene, string period, CancellationToken cancellationToken) => (await scene.Forms.GetFieldMeasuresAsync(
        new GetFieldMeasuresRequest { Scope = new FieldScope { PartnerId = PartnerId }, Period = period }, cancellationToken: cancellationToken)).Measures;

    private static async Task<RiskLevel> LevelAsync(Scene scene, CancellationToken cancellationToken) =>
        (await scene.Risk.GetPartnerRiskAsync(new GetPartnerRiskRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken)).Risk.Stated?.Level ?? RiskLevel.Low;
}
