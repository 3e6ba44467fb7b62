using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Running;

/// <summary>Takes the partners of the cast from their first contact to their first business day, as a channel's sales people would. Each call has a request id of its own, so that
/// a start which was interrupted goes on where it was.</summary>
internal sealed class Recruiter(ChannelBase channel)
{
    private const int Threshold = 70;
    private const int LeastPoints = 72, MostMore = 24, PointsOfALostOne = 45;

    private static readonly (string Name, int Weight, string Description)[] Criteria =
    [
        ("reach", 3, "覆盖 Shops or customers that it reaches in its region"), ("solvency", 2, "资信 Pays on time"),
        ("fit", 2, "匹配 Its goods and ours sell together"), ("service", 1, "服务 Answers its customers"),
    ];

    private readonly PartnerService.PartnerServiceClient _partners = new(channel);
    private readonly AgreementService.AgreementServiceClient _agreements = new(channel);

    public async Task DefineCriteriaAsync(CancellationToken cancellationToken)
    {
        var criteria = new SelectionCriteria { Threshold = Threshold };
        criteria.Criteria.AddRange(Criteria.Select(one => new SelectionCriterion { Name = one.Name, Weight = one.Weight, Description = one.Description }));
        await _partners.DefineCriteriaAsync(new DefineCriteriaRequest { Criteria = criteria, RequestId = "fleet-criteria" }, cancellationToken: cancellationToken);
    }

    /// <summary>Takes a partner to the step that it is to get to.</summary>
    public async Task RecruitAsync(FleetPartner partner, FleetOrigin origin, CancellationToken cancellationToken)
    {
        var recruitment = Recruitment.Of(partner, origin.FirstDay);
        await CreateAsync(partner, origin, recruitment, cancellationToken);
        await ScoreAsync(partner, cancellationToken);
        if (partner.IsLost)
            await TerminateAsync(partner, recruitment, cancellationToken);
        for (var next = PartnerState.Qualified; next <= partner.Until; next++)
        {
            if (next == PartnerState.Negotiating)
                await PlanAsync(partner, recruitment, cancellationToken);
            if (next == PartnerState.Contracted)
                await AgreeAsync(partner, recruitment, cancellationToken);
            await AdvanceAsync(partner, next, recruitment.DayOf(next), cancellationToken);
        }
    }

    private async Task CreateAsync(FleetPartner partner, FleetOrigin origin, Recruitment recruitment, CancellationToken cancellationToken)
    {
        var created = new Partner
        {
            DisplayName = partner.Name,
            ChannelType = partner.Type,
            Region = partner.Region,
            Origin = new Origin { Kind = recruitment.Origin, Referrer = recruitment.Referrer },
            KnownSince = Text(recruitment.KnownSince),
        };
        origin.Mark(created);
        var request = new CreatePartnerRequest { PartnerId = partner.Id, Partner = created, InitialState = PartnerState.Prospect, RequestId = partner.Id };
        await _partners.CreatePartnerAsync(request, cancellationToken: cancellationToken);
    }

    private async Task ScoreAsync(FleetPartner partner, CancellationToken cancellationToken)
    {
        var request = new ScorePartnerRequest { PartnerId = partner.Id, Note = "走访 A visit", RequestId = "fleet-score" };
        foreach (var (place, criterion) in Criteria.Index())
            request.Points.Add(new CriterionPoints
            {
                Name = criterion.Name,
                Points = partner.IsLost ? PointsOfALostOne : LeastPoints + (((7 * partner.Place) + (5 * place)) % MostMore),
            });
        await _partners.ScorePartnerAsync(request, cancellationToken: cancellationToken);
    }

    private async Task TerminateAsync(FleetPartner partner, Recruitment recruitment, CancellationToken cancellationToken)
    {
        var request = new TerminatePartnerRequest
        {
            PartnerId = partner.Id,
            Reason = "评分不足 Its score does not pass",
            EffectiveFrom = Text(recruitment.Qualified),
            RequestId = "fleet-terminate",
        };
        await _partners.TerminatePartnerAsync(request, cancellationToken: cancellationToken);
    }

    private async Task PlanAsync(FleetPartner partner, Recruitment recruitment, CancellationToken cancellationToken)
    {
        var plan = new CooperationPlan { Summary = "合作方案 Goods on 30 days, training and displays from us; two displays and weekly orders from them", Owner = "渠道部 Channel sales", StartsOn = Text(recruitment.Active) };
        await _partners.PlanCooperationAsync(new PlanCooperationRequest { PartnerId = partner.Id, Plan = plan, RequestId = "fleet-plan" }, cancellationToken: cancellationToken);
    }

    /// <summary>The agreement: drafted, reviewed by both sides, signed.</summary>
    private async Task AgreeAsync(FleetPartner partner, Recruitment recruitment, CancellationToken cancellationToken)
    {
        var draft = new DraftAgreementRequest { PartnerId = partner.Id, Terms = FleetAgreement.Terms(partner), EffectiveFrom = Text(recruitment.Active), RequestId = "fleet-draft" };
        await _agreements.DraftAgreementAsync(draft, cancellationToken: cancellationToken);
        await _agreements.SubmitAgreementAsync(new SubmitAgreementRequest { PartnerId = partner.Id, RequestId = "fleet-submit" }, cancellationToken: cancellationToken);
        foreach (var side in (AgreementSide[])[AgreementSide.Company, AgreementSide.Partner])
        {
            var confirm = new ConfirmAgreementRequest { PartnerId = partner.Id, Side = side, Evidence = Evidence(partner, "确认函 confirmation"), RequestId = $"fleet-confirm-{side}" };
            await _agreements.ConfirmAgreementAsync(confirm, cancellationToken: cancellationToken);
        }
        var sign = new SignAgreementRequest { PartnerId = partner.Id, Evidence = Evidence(partner, "合同 contract"), RequestId = "fleet-sign" };
        await _agreements.SignAgreementAsync(sign, cancellationToken: cancellationToken);
    }

    private async Task AdvanceAsync(FleetPartner partner, PartnerState next, DateOnly from, CancellationToken cancellationToken)
    {
        var request = new AdvancePartnerRequest { PartnerId = partner.Id, State = next, Evidence = $"会议纪要 Minutes of {Text(from)}", EffectiveFrom = Text(from), RequestId = $"fleet-{next}" };
        await _partners.AdvancePartnerAsync(request, cancellationToken: cancellationToken);
    }

    private static AgreementEvidence Evidence(FleetPartner partner, string what) => new() { Reference = $"{what} {partner.Id}" };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
