using ChannelGrains.Actions.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Client;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Course;

/// <summary>14 渠道合规管理: no contract without a licence, which is shown by a file and ends some day; what the company's own staff declare, and gifts; social responsibility counts for the score alone.</summary>
internal sealed class ComplianceSlide : Slide
{
    private const string PartnerId = "course-licensed", Region = "cn/hainan", Licence = "course-licence", Gifts = "course-gifts", Social = "course-social", Gift = "course-gift", Signed = "signed";
    private const int DaysLeft = 20;

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.CreateActiveAsync(PartnerId, "海口经销 Haikou", ChannelType.Intermediary, Region, scene.Month, cancellationToken);
        await ComplyAsync(scene, cancellationToken);
        await DiscloseAsync(scene, cancellationToken);
        await RegisterAsync(scene, cancellationToken);
    }

    /// <summary>法律法规遵从.</summary>
    private static async Task ComplyAsync(Scene scene, CancellationToken cancellationToken)
    {
        var requirement = new Requirement
        {
            RequirementId = Licence,
            Kind = RequirementKind.Licence,
            Title = "营业执照 Licence",
            Regions = { Region },
            Gates = { ComplianceGate.Contract, ComplianceGate.Payout },
            EffectiveFrom = Scene.Id(scene.Month),
        };
        await PutAsync(scene, requirement, cancellationToken);
        scene.Compare("法律法规 the licence", "MISSING", Scene.Name((await StatusAsync(scene, cancellationToken)).State));
        scene.Compare("an agreement without it", "CONTRACT_BLOCKED", await SignAsync(scene, cancellationToken));
        var scan = await scene.UploadAsync(PartnerId, "licence", cancellationToken);
        var until = Scene.Id(scene.Today.AddDays(DaysLeft));
        await scene.Compliance.RecordComplianceEvidenceAsync(
            new RecordComplianceEvidenceRequest { PartnerId = PartnerId, RequirementId = Licence, ValidFrom = Scene.Id(scene.Month), ValidUntil = until, Sha256 = scan, Reference = "No. 4601", RequestId = "course" },
            cancellationToken: cancellationToken);
        scene.Compare("once its scan is recorded", $"EXPIRING, {until}", Text(await StatusAsync(scene, cancellationToken)));
        scene.Compare("the agreement then", Signed, await SignAsync(scene, cancellationToken));
        var notices = await scene.UntilAsync(
            async () => (await scene.Actions.ListActionsAsync(new ListActionsRequest { Filter = new ActionFilter { PartnerId = PartnerId } }, cancellationToken: cancellationToken)).Actions,
            actions => actions.Count > 0, cancellationToken);
        scene.Compare("notices of 90, 30 and 7 days: those that are due", $"compliance:{Licence}:{until}:30", string.Join(", ", notices.Select(action => action.Cause)), string.Join(", ", notices.Select(action => $"“{action.Title}”")));
    }

    /// <summary>内部纪律: what the company's own staff declare.</summary>
    private static async Task DiscloseAsync(Scene scene, CancellationToken cancellationToken)
    {
        var declared = new Requirement
        {
            RequirementId = Gifts,
            Kind = RequirementKind.GiftPolicy,
            Title = "礼品制度 Policy of gifts",
            OfCompany = true,
            Declarers = { new Declarer { Role = "cfo" }, new Declarer { Role = "channel manager" } },
            EffectiveFrom = Scene.Id(scene.Month),
        };
        await PutAsync(scene, declared, cancellationToken);
        await PutAsync(scene, new Requirement { RequirementId = Social, Kind = RequirementKind.SocialResponsibility, Title = "社会责任 Social responsibility", OfCompany = true, EffectiveFrom = Scene.Id(scene.Month) }, cancellationToken);
        await DeclareAsync("cfo");
        scene.Compare("内部纪律 what the company must show, and has, with one of two declarations", "1 of 3", await CompanyAsync(scene, cancellationToken));
        await DeclareAsync("channel manager");
        scene.Compare("with both", "2 of 3", await CompanyAsync(scene, cancellationToken));
        await scene.Discipline.RecordCompanyEvidenceAsync(
            new RecordCompanyEvidenceRequest { RequirementId = Social, Reference = "年度社会责任报告 the report of the year", RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Compare("社会责任 with the report on social responsibility", "3 of 3", await CompanyAsync(scene, cancellationToken), "which keeps nobody from anything");

        async Task DeclareAsync(string role) => await scene.Discipline.RecordDeclarationAsync(
            new RecordDeclarationRequest { Declaration = new Declaration { Kind = DeclarationKind.GiftPolicy, Role = role, Reference = "signed" }, RequestId = role }, cancellationToken: cancellationToken);
    }

    /// <summary>The register of gifts: what is worth more than the limit waits for somebody else.</summary>
    private static async Task RegisterAsync(Scene scene, CancellationToken cancellationToken)
    {
        var gift = new Gift { GiftId = Gift, Direction = GiftDirection.Received, PartnerId = PartnerId, What = "茶具 a tea set", Value = Scene.Yuan(680), Outcome = GiftOutcome.Accepted };
        var recorded = (await scene.Discipline.RecordGiftAsync(new RecordGiftRequest { Gift = gift, RequestId = "course" }, cancellationToken: cancellationToken)).Gift;
        scene.Compare("礼品登记 a gift of 680", "AWAITING", Scene.Name(recorded.State));
        var decided = (await scene.Discipline.DecideGiftAsync(
            new DecideGiftRequest { GiftId = Gift, Outcome = GiftOutcome.HandedOver, Note = "捐赠福利院 to the children's home", RequestId = "course" }, cancellationToken: cancellationToken)).Gift;
        scene.Compare("what was decided", "DECIDED, HANDED_OVER", $"{Scene.Name(decided.State)}, {Scene.Name(decided.Outcome)}", decided.DecisionNote);
    }

    private static async Task PutAsync(Scene scene, Requirement requirement, CancellationToken cancellationToken) =>
        await scene.Compliance.PutRequirementAsync(new PutRequirementRequest { Requirement = requirement, RequestId = requirement.RequirementId }, cancellationToken: cancellationToken);

    /// <summary>Signs an agreement; or says why it is refused.</summary>
    private static async Task<string> SignAsync(Scene scene, CancellationToken cancellationToken)
    {
        var terms = new AgreementTerms
        {
            Title = "经销协议 Distribution agreement",
            Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.05" } } },
            Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
        };
        try
        {
            await scene.AgreeAsync(PartnerId, terms, scene.Month, "contract 41", cancellationToken);
            return Signed;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
        {
            return ServerError.From(exception).Reason;
        }
    }

    private static async Task<ComplianceStatus> StatusAsync(Scene scene, CancellationToken cancellationToken) =>
        (await scene.Compliance.GetComplianceStatusAsync(new GetComplianceStatusRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken)).Statuses.Single();

    private static async Task<string> CompanyAsync(Scene scene, CancellationToken cancellationToken)
    {
        var company = await scene.Discipline.GetCompanyComplianceAsync(new GetCompanyComplianceRequest(), cancellationToken: cancellationToken);
        return $"{company.Met} of {company.Asked}";
    }

    private static string Text(ComplianceStatus status) => $"{Scene.Name(status.State)}, {status.ValidUntil}";
}
