using ChannelGrains.Compliance.V1;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>4 渠道管理与培训: a test issues certificates, which a requirement counts; a sales tool is taken note of anew in each version; what the certified sold stands beside the others.</summary>
internal sealed class TrainingSlide : Slide
{
    private const string Trained = "course-trained", Untrained = "course-untrained", Region = "cn/hunan", Tool = "course-prices", Certified = "course-certified", Plan = "course-training", First = "li-wei";

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.CreateActiveAsync(Trained, "长沙经销 Changsha", ChannelType.Intermediary, Region, scene.Today, cancellationToken);
        await scene.CreateActiveAsync(Untrained, "株洲经销 Zhuzhou", ChannelType.Intermediary, Region, scene.Today, cancellationToken);
        await TrainAsync(scene, cancellationToken);
        await EquipAsync(scene, cancellationToken);
        await AssessAsync(scene, cancellationToken);
    }

    /// <summary>销售培训: three people of a partner take the test of the starter set; the plan's assignment is done by the first of them.</summary>
    private static async Task TrainAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.Forms.PutFormAsync(new PutFormRequest { Form = StarterForms.Read(StarterForms.Training), RequestId = Plan }, cancellationToken: cancellationToken);
        var plan = new Plan { PlanId = Plan, FormId = StarterForms.Training, Title = "新渠道商培训 training of new partners", StartsOn = Scene.Id(scene.Today), DaysToDo = 14, Scope = new PlanScope { PartnerIds = { Trained, Untrained } } };
        await scene.Forms.PutPlanAsync(new PutPlanRequest { Plan = plan, RequestId = Plan }, cancellationToken: cancellationToken);
        foreach (var (person, isReturnRight, discount, score, passes) in new[] { (First, true, "5", "100", true), ("wang-fang", true, "10", "75", true), ("zhao-lei", false, "10", "50", false) })
        {
            var kept = await TestAsync(scene, person, isReturnRight, discount, cancellationToken);
            scene.Compare($"销售培训 test of {person}", $"{score} of 100, {Passed(passes)}", $"{kept.Score} of 100, {Passed(kept.Passed)}");
        }
        var held = await scene.Certificates.ListCertificatesAsync(new ListCertificatesRequest { PartnerId = Trained, Code = StarterForms.Training }, cancellationToken: cancellationToken);
        scene.Compare("certified persons", "2", $"{held.Counts.Sum(count => count.Persons)}", $"each for a year, to {held.Certificates[0].ExpiresOn}");
        var listed = await scene.UntilAsync(() => AssignmentsAsync(scene, cancellationToken), states => states == "Due, Done", cancellationToken);
        scene.Compare("the plan's assignments of both partners", "Due, Done", listed);
    }

    private static async Task<string> AssignmentsAsync(Scene scene, CancellationToken cancellationToken)
    {
        var request = new ListAssignmentsRequest { PlanId = Plan, States = { AssignmentState.Due, AssignmentState.Overdue, AssignmentState.Done } };
        return string.Join(", ", (await scene.Forms.ListAssignmentsAsync(request, cancellationToken: cancellationToken)).Assignments.Select(assignment => assignment.State).Order());
    }

    private static async Task<KeptRecord> TestAsync(Scene scene, string person, bool isReturnRight, string discount, CancellationToken cancellationToken)
    {
        var record = new Record
        {
            RecordId = "test-" + person,
            PartnerId = Trained,
            FormId = StarterForms.Training,
            FormVersion = 1,
            PersonId = person,
            TakenAt = Scene.StartOf(scene.Today),
            Assignment = person == First ? new AnsweredAssignment { PlanId = Plan, BeginsOn = Scene.Id(scene.Today) } : null,
            Answers =
            {
                new Answer { ItemId = "warranty", ChoiceId = "two-years" }, new Answer { ItemId = "returns", Yes = isReturnRight },
                new Answer { ItemId = "discount", Number = discount }, new Answer { ItemId = "complaint", ChoiceId = "two-days" },
            },
        };
        return (await scene.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = person }, cancellationToken: cancellationToken)).Record;
    }

    /// <summary>销售工具: who took note of a price list takes note again once there is another version.</summary>
    private static async Task EquipAsync(Scene scene, CancellationToken cancellationToken)
    {
        foreach (var (version, people) in new (int, string[])[] { (1, [First, "wang-fang"]), (2, [First]) })
        {
            var tool = new Tool
            {
                ToolId = Tool,
                Title = { ["zh"] = "价目表", ["en"] = "Price list" },
                DefaultLanguage = "zh",
                Category = "tea",
                ValidFrom = Scene.Id(scene.Today),
                Url = $"https://example.com/prices-{version}.pdf",
            };
            var put = await scene.Tools.PutToolAsync(new PutToolRequest { Tool = tool, RequestId = $"course-{version}" }, cancellationToken: cancellationToken);
            foreach (var person in people)
                await scene.Tools.AcknowledgeToolAsync(
                    new AcknowledgeToolRequest { PartnerId = Trained, ToolId = Tool, Version = put.Tool.Version, PersonId = person, RequestId = $"{person}-{version}" }, cancellationToken: cancellationToken);
            var listed = await scene.UntilAsync(
                async () => (await scene.Tools.ListToolAcknowledgementsAsync(new ListToolAcknowledgementsRequest { ToolId = Tool, PartnerId = Trained }, cancellationToken: cancellationToken)).Acknowledgements,
                acknowledgements => acknowledgements.Count == people.Length, cancellationToken);
            scene.Compare($"销售工具 people who took note of version {version} of the price list", $"{people.Length}", $"{listed.Count}");
        }
    }

    /// <summary>考核与激励: a requirement asks for two certified persons, and sales tell how partners with them differ from the others.</summary>
    private static async Task AssessAsync(Scene scene, CancellationToken cancellationToken)
    {
        var requirement = new Requirement
        {
            RequirementId = Certified,
            Kind = RequirementKind.Certificates,
            Title = "持证上岗 Trained staff",
            Regions = { Region },
            Gates = { ComplianceGate.Payout },
            Certificates = new CertificateNeed { Code = StarterForms.Training, Count = 2 },
        };
        await scene.Compliance.PutRequirementAsync(new PutRequirementRequest { Requirement = requirement, RequestId = Certified }, cancellationToken: cancellationToken);
        foreach (var (partner, expected) in new[] { (Trained, "2 of 2, VALID"), (Untrained, "0 of 2, MISSING") })
        {
            var status = (await scene.Compliance.GetComplianceStatusAsync(new GetComplianceStatusRequest { PartnerId = partner }, cancellationToken: cancellationToken)).Statuses.Single();
            scene.Compare($"考核 persons that {partner} must have certified to be paid", expected, $"{status.CertifiedPersons} of {status.Requirement.Certificates.Count}, {Scene.Name(status.State)}");
        }
        await scene.SellAsync(Trained, scene.Today, 40, Enumerable.Range(1, 30).Select(customer => $"{Trained}-{customer}"), cancellationToken);
        await scene.SellAsync(Untrained, scene.Today, 40, Enumerable.Range(1, 20).Select(customer => $"{Untrained}-{customer}"), cancellationToken);
        var effect = await scene.UntilAsync(
            async () => await scene.Certificates.GetTrainingEffectAsync(new GetTrainingEffectRequest { Code = StarterForms.Training, Period = Scene.MonthId(scene.Today), Region = Region }, cancellationToken: cancellationToken),
            effect => Sold(effect.Certified) == "1: 1200元" && Sold(effect.Others) == "1: 800元", cancellationToken);
        scene.Compare("net sales of certified partners, and of the others of the region", "1: 1200元, 1: 800元", $"{Sold(effect.Certified)}, {Sold(effect.Others)}", $"certified on {effect.Day}; it says how they differ, not why");
    }

    private static string Sold(TrainedGroup group) => $"{group.Partners}: {group.NetSales.Units}元";

    private static string Passed(bool passes) => passes ? "passed" : "failed";
}
