using ChannelGrains.Actions.V1;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>6 渠道反馈与改进: customers are asked about a partner and partners about the company; what they say is estimated with its interval; a bad answer leads to a decision, which a later answer verifies.</summary>
internal sealed class FeedbackSlide : Slide
{
    private const string PartnerId = "course-asked", Region = "cn/jiangxi";

    /// <summary>How satisfied, and whether one would recommend: eight of ten are satisfied; six would recommend, two would not.</summary>
    private static readonly (int Overall, int Recommend)[] Said = [(5, 10), (5, 9), (4, 9), (2, 2), (5, 10), (4, 8), (4, 7), (1, 0), (5, 10), (5, 9)];

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.CreateActiveAsync(PartnerId, "南昌经销 Nanchang", ChannelType.Intermediary, Region, scene.Today, cancellationToken);
        foreach (var form in new[] { StarterForms.Customers, StarterForms.Partners })
            await scene.Forms.PutFormAsync(new PutFormRequest { Form = StarterForms.Read(form), RequestId = "course-" + form }, cancellationToken: cancellationToken);
        var records = await AskAsync(scene, cancellationToken);
        await ImproveAsync(scene, records, cancellationToken);
    }

    /// <summary>收集客户反馈, 数据分析.</summary>
    /// <returns>The records of the answers.</returns>
    private static async Task<IReadOnlyList<string>> AskAsync(Scene scene, CancellationToken cancellationToken)
    {
        List<string> records = [];
        foreach (var (number, (overall, recommend)) in Said.Index())
            records.Add(await scene.AskAsync(PartnerId, StarterForms.Customers, $"course-customer-{number}", overall, recommend, cancellationToken));
        for (var number = 1; number <= 5; number++)
            await scene.AskAsync(PartnerId, StarterForms.Partners, $"course-employee-{number}", number == 1 ? 3 : 5, 9, cancellationToken);
        var customers = await ResultAsync(scene, StarterForms.Customers, cancellationToken);
        scene.Compare("收集客户反馈 customers invited, answered", "10, 10", $"{customers.Invited}, {customers.Answers}", "each once, by a signed token");
        // Wilson's interval of 8 of 10, as tables print it.
        scene.Compare("数据分析 customers who are satisfied, and where that lies with 95 %", "80 %, 49.02 % to 94.33 %", Estimate(customers.Satisfaction), $"{customers.Satisfied} / {customers.Rated}");
        scene.Compare("net promoter score", "40 %", Scene.Percent(customers.NetPromoters.Value), $"({customers.Promoters} - {customers.Detractors}) / {customers.Promoters + customers.Passives + customers.Detractors}");
        var partners = await ResultAsync(scene, StarterForms.Partners, cancellationToken);
        scene.Compare("the partner's people who are satisfied with the company", "80 %", Scene.Percent(partners.Satisfaction.Value), $"{partners.Satisfied} / {partners.Rated}, which no figure of the partner counts");
        return records;
    }

    /// <summary>改进决策: cause, decision, day of check, and an answer of a later day that says whether it helped.</summary>
    private static async Task ImproveAsync(Scene scene, IReadOnlyList<string> records, CancellationToken cancellationToken)
    {
        var found = await scene.FoundAsync(PartnerId, cancellationToken);
        scene.Compare("改进决策 bad answers that are one finding", $"{records[3]}, 2 times", string.Join(", ", found.Select(finding => $"{finding.RecordId}, {finding.TimesFailed} times")), string.Join(", ", found.Select(finding => finding.Title)));
        if (found.Count == 0)
            return;
        var (name, actionId) = (found[0], found[0].ActionId);
        await scene.Forms.DecideFindingAsync(
            new DecideFindingRequest
            {
                PartnerId = PartnerId,
                RecordId = name.RecordId,
                ItemId = name.ItemId,
                Cause = "晚点无人告知 nobody told that the parcel is late",
                Decision = "晚点时先致电 whoever waits is called first",
                CheckOn = Scene.Id(scene.Today),
                RequestId = "course",
            },
            cancellationToken: cancellationToken);
        await scene.Actions.StartActionAsync(new StartActionRequest { PartnerId = PartnerId, ActionId = actionId, RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Actions.CompleteActionAsync(new CompleteActionRequest { PartnerId = PartnerId, ActionId = actionId, Note = "已回访 called back", RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.AskAsync(PartnerId, StarterForms.Customers, "course-customer-later", 5, 10, cancellationToken);
        await scene.Actions.VerifyActionAsync(new VerifyActionRequest { PartnerId = PartnerId, ActionId = actionId, Note = "客户满意 the customer is satisfied", RequestId = "course" }, cancellationToken: cancellationToken);
        var closed = (await scene.Forms.ListFindingsAsync(new ListFindingsRequest { PartnerId = PartnerId, State = FindingState.Closed }, cancellationToken: cancellationToken)).Findings;
        scene.Compare("finding, cause, decision, check, verified by a later answer", "overall CLOSED", string.Join(", ", closed.Select(finding => $"{finding.ItemId} {Scene.Name(finding.State)}")),
            string.Join(", ", closed.Select(finding => $"“{finding.Cause}” -> “{finding.Decision}”")));
    }

    private static async Task<SurveyResult> ResultAsync(Scene scene, string formId, CancellationToken cancellationToken) =>
        (await scene.Forms.GetSurveyResultsAsync(
            new GetSurveyResultsRequest { Scope = new SurveyScope { PartnerId = PartnerId }, Period = Scene.MonthId(scene.Today), FormId = formId }, cancellationToken: cancellationToken)).Results.Single();

    private static string Estimate(SurveyEstimate estimate) => $"{Scene.Percent(estimate.Value)}, {Scene.Percent(estimate.Lower)} to {Scene.Percent(estimate.Upper)}";
}
