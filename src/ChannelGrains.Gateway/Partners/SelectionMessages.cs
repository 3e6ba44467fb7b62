using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains;
using ChannelGrains.Partners.V1;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Gateway.Partners;

/// <summary>The selection of partners between the wire and the domain.</summary>
internal static class SelectionMessages
{
    public static Wire.SelectionCriteria ToMessage(Domain.Selection.SelectionCriteria criteria) => new()
    {
        Criteria = { criteria.Criteria.Select(criterion => new Wire.SelectionCriterion { Name = criterion.Name, Weight = criterion.Weight, Description = criterion.Description }) },
        Threshold = criteria.Threshold,
        Version = criteria.Version,
        Etag = criteria.Etag,
    };

    public static Wire.PartnerScore ToMessage(Recorded<PartnerScored> score) => new()
    {
        Score = score.Fact.Score,
        WeightedPoints = score.Fact.WeightedPoints,
        TotalWeight = score.Fact.TotalWeight,
        Threshold = score.Fact.Threshold,
        Passed = score.Fact.Passes,
        CriteriaVersion = score.Fact.CriteriaVersion,
        Criteria = { score.Fact.Criteria.Select(criterion => new Wire.ScoredCriterion { Name = criterion.Name, Weight = criterion.Weight, Points = criterion.Points }) },
        Note = score.Fact.Note,
        Principal = score.Principal,
        ScoredAt = Timestamps.FromMicros(score.AtMicros),
        JournalVersion = score.Version,
    };

    public static CooperationPlan ToMessage(Recorded<CooperationPlanned> plan) => new()
    {
        Summary = plan.Fact.Summary,
        Owner = plan.Fact.Owner,
        ExpectedSales = plan.Fact.ExpectedSales is { } sales ? Moneys.ToMessage(sales, plan.Fact.CurrencyCode) : null,
        StartsOn = plan.Fact.StartsOn?.ToString() ?? "",
        Principal = plan.Principal,
        PlannedAt = Timestamps.FromMicros(plan.AtMicros),
        Etag = plan.Etag,
    };

    public static DefineCriteria ToCommand(DefineCriteriaRequest request) => new(
        [.. (request.Criteria?.Criteria ?? []).Select(criterion => new Domain.Selection.SelectionCriterion(criterion.Name, criterion.Weight, criterion.Description))],
        request.Criteria?.Threshold ?? 0, request.Criteria?.Etag);

    public static ScorePartner ToCommand(ScorePartnerRequest request) => new(
        [.. request.Points.Select(points => new Domain.Selection.CriterionPoints(points.Name, points.Points))], request.Note, request.CriteriaVersion);

    public static PlanCooperation ToCommand(PlanCooperationRequest request)
    {
        var plan = request.Plan ?? new CooperationPlan();
        var sales = plan.ExpectedSales is { } stated ? new StatedAmount(stated.CurrencyCode, stated.Units, stated.Nanos) : null;
        return new(plan.Summary, plan.Owner, sales, PartnerMessages.Day(plan.StartsOn, "plan.starts_on"), plan.Etag);
    }
}
