using ChannelGrains.Agreements.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Course;

/// <summary>3 渠道谈判: a cooperation plan, a draft with rights and duties, confirmed by both sides and signed; the chosen candidate becomes a partner.</summary>
internal sealed class NegotiationSlide : Slide
{
    private const string PartnerId = "course-agent";

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await PlanAsync(scene, cancellationToken);
        await AgreeAsync(scene, cancellationToken);
        foreach (var state in new[] { PartnerState.Contracted, PartnerState.Active })
            await AdvanceAsync(scene, state, cancellationToken);
        var answer = await scene.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken);
        scene.Compare("steps", "PROSPECT, QUALIFIED, NEGOTIATING, CONTRACTED, ACTIVE", string.Join(", ", answer.Steps.Select(step => Scene.Name(step.State))));
    }

    private static async Task PlanAsync(Scene scene, CancellationToken cancellationToken)
    {
        var plan = new CooperationPlan
        {
            Summary = "它负责四川的分销，我们培训并供货。 It distributes in Sichuan, we train and supply.",
            Owner = "Li Wei",
            ExpectedSales = Scene.Yuan(1_200_000),
            StartsOn = Scene.Id(scene.Today),
        };
        await scene.Partners.PlanCooperationAsync(new PlanCooperationRequest { PartnerId = PartnerId, Plan = plan, RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Say($"    合作方案 plan: {plan.Summary}");
        await AdvanceAsync(scene, PartnerState.Negotiating, cancellationToken);
    }

    private static async Task AgreeAsync(Scene scene, CancellationToken cancellationToken)
    {
        var agreements = scene.Agreements;
        var drafted = await agreements.DraftAgreementAsync(
            new DraftAgreementRequest { PartnerId = PartnerId, Terms = Terms, EffectiveFrom = Scene.Id(scene.Today), RequestId = "course" }, cancellationToken: cancellationToken);
        Compare(scene, "起草合作协议 drafted", AgreementState.Draft, drafted.Version);
        var submitted = await agreements.SubmitAgreementAsync(new SubmitAgreementRequest { PartnerId = PartnerId, RequestId = "course" }, cancellationToken: cancellationToken);
        Compare(scene, "given into review", AgreementState.InReview, submitted.Version);
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await agreements.ConfirmAgreementAsync(
                new ConfirmAgreementRequest { PartnerId = PartnerId, Side = side, Evidence = Paper($"letter of the {side}"), RequestId = $"course-{side}" }, cancellationToken: cancellationToken);
        var signed = await agreements.SignAgreementAsync(new SignAgreementRequest { PartnerId = PartnerId, Evidence = Paper("contract 17"), RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Compare("confirmed by", "Company, Partner", string.Join(", ", signed.Version.ConfirmedBy.Order()));
        Compare(scene, "签署正式合同 signed, in force", AgreementState.Active, signed.Version);
        var read = (await agreements.GetAgreementAsync(new GetAgreementRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken)).Agreement;
        scene.Compare("rights and duties", "2 rights, 2 duties",
            $"{read.Terms.Clauses.Count(clause => clause.Kind == ClauseKind.Right)} rights, {read.Terms.Clauses.Count(clause => clause.Kind == ClauseKind.Duty)} duties");
    }

    private static void Compare(Scene scene, string what, AgreementState expected, AgreementVersion version) =>
        scene.Compare(what, Scene.Name(expected), Scene.Name(version.State), $"version {version.Version}");

    private static AgreementEvidence Paper(string reference) => new() { Reference = reference };

    private static async Task AdvanceAsync(Scene scene, PartnerState state, CancellationToken cancellationToken) => await scene.Partners.AdvancePartnerAsync(
        new AdvancePartnerRequest { PartnerId = PartnerId, State = state, Evidence = "file of the negotiation", RequestId = $"course-{state}" }, cancellationToken: cancellationToken);

    private static AgreementTerms Terms => new()
    {
        Title = "经销协议 Distribution agreement",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets = { new CommissionBracket { UpTo = "100000", Rate = "0.05" }, new CommissionBracket { Rate = "0.07" } },
        },
        Territory = new Territory { Regions = { "cn/sichuan" }, Exclusive = true },
        Clauses =
        {
            new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Right, Text = "在四川独家经销。 Sells in Sichuan alone." },
            new Clause { Side = AgreementSide.Company, Kind = ClauseKind.Right, Text = "查验库存。 Inspects the stock." },
            new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Duty, Text = "每晚上传销售。 Sends its sales every night." },
            new Clause { Side = AgreementSide.Company, Kind = ClauseKind.Duty, Text = "培训其员工。 Trains its people." },
        },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };
}
