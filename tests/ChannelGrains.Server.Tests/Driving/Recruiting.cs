using ChannelGrains.Server.Tests.Agreements;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>The way of a candidate, step by step.</summary>
internal static class Recruiting
{
    public static async Task<SelectionCriteria> DefineCriteriaAsync(this TestClient client, int threshold = 70) => (await client.Partners.DefineCriteriaAsync(new DefineCriteriaRequest
    {
        Criteria = new SelectionCriteria { Threshold = threshold, Criteria = { new SelectionCriterion { Name = "reach", Weight = 3 }, new SelectionCriterion { Name = "fit", Weight = 1 } } },
    })).Criteria;

    /// <summary>A PROSPECT, known since a long time, whose business days are those of UTC.</summary>
    public static Task<string> CreateProspectAsync(this TestClient client, Action<CreatePartnerRequest>? change = null) => client.CreatePartnerAsync(request =>
    {
        (request.InitialState, request.Partner.KnownSince) = (PartnerState.Prospect, "2020-01-01");
        request.Partner.Origin = new Origin { Kind = OriginKind.EmployeeReferral, Referrer = "Li Wei" };
        change?.Invoke(request);
    });

    public static AsyncUnaryCall<ScorePartnerResponse> ScoreAsync(this TestClient client, string partner, int reach, int fit, Action<ScorePartnerRequest>? change = null)
    {
        var request = new ScorePartnerRequest
        {
            PartnerId = partner,
            Points = { new CriterionPoints { Name = "reach", Points = reach }, new CriterionPoints { Name = "fit", Points = fit } },
            Note = "a visit",
        };
        change?.Invoke(request);
        return client.Partners.ScorePartnerAsync(request);
    }

    public static AsyncUnaryCall<PlanCooperationResponse> PlanAsync(this TestClient client, string partner, Action<PlanCooperationRequest>? change = null)
    {
        var request = new PlanCooperationRequest { PartnerId = partner, Plan = new CooperationPlan { Summary = "two shops, we train" } };
        change?.Invoke(request);
        return client.Partners.PlanCooperationAsync(request);
    }

    public static AsyncUnaryCall<AdvancePartnerResponse> AdvanceAsync(this TestClient client, string partner, string from = "", Action<AdvancePartnerRequest>? change = null)
    {
        var request = new AdvancePartnerRequest { PartnerId = partner, Evidence = "a document", EffectiveFrom = from };
        change?.Invoke(request);
        return client.Partners.AdvancePartnerAsync(request);
    }

    /// <summary>Takes a prospect all the way, each step from a day on; criteria are defined.</summary>
    public static async Task RecruitAsync(this TestClient client, string partner, string qualified = "", string negotiating = "", string contracted = "", string active = "")
    {
        await client.ScoreAsync(partner, 80, 80);
        await client.AdvanceAsync(partner, qualified);
        await client.PlanAsync(partner);
        await client.AdvanceAsync(partner, negotiating);
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, "2020-01-01"));
        await client.SignAsync(partner);
        await client.AdvanceAsync(partner, contracted);
        await client.AdvanceAsync(partner, active);
    }

    public static async Task<GetPartnerResponse> GetPartnerAsync(this TestClient client, string partner) =>
        await client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner });
}
