using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Course;

/// <summary>2 渠道挑选: candidates of internal, intermediary and direct channels, judged by criteria with weights against a threshold.</summary>
internal sealed class SelectionSlide : Slide
{
    private const string Region = "cn/sichuan";
    private const int Threshold = 70;

    private static readonly SelectionCriteria Criteria = new()
    {
        Threshold = Threshold,
        Criteria =
        {
            new SelectionCriterion { Name = "reach", Weight = 3, Description = "Customers that it reaches." },
            new SelectionCriterion { Name = "ability", Weight = 2, Description = "People and stores." },
            new SelectionCriterion { Name = "funds", Weight = 1, Description = "What it can finance." },
        },
    };

    private static readonly Candidate[] Candidates =
    [
        new("course-referral", "内部渠道 employee referral", ChannelType.Internal, OriginKind.EmployeeReferral, "Li Wei", [90, 80, 70], "83.33", true),
        new("course-website", "内部渠道 company web site", ChannelType.Internal, OriginKind.WebSite, "", [80, 75, 60], "75.00", true),
        new("course-agent", "中介渠道 third party", ChannelType.Intermediary, OriginKind.ThirdParty, "Chengdu Trade Fair", [75, 70, 65], "71.67", true),
        new("course-direct", "直接渠道 direct contact", ChannelType.Direct, OriginKind.DirectContact, "", [60, 70, 50], "61.67", false),
    ];

    private sealed record Candidate(string Id, string Name, ChannelType Type, OriginKind Origin, string Referrer, int[] Points, string Score, bool Passes);

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.Partners.DefineCriteriaAsync(new DefineCriteriaRequest { Criteria = Criteria, RequestId = "course" }, cancellationToken: cancellationToken);
        scene.Say($"    criteria {string.Join(", ", Criteria.Criteria.Select(criterion => $"{criterion.Name} x {criterion.Weight}"))}; threshold {Threshold}");
        foreach (var candidate in Candidates)
            await JudgeAsync(scene, candidate, cancellationToken);
        foreach (var (state, expected) in new[] { (PartnerState.Qualified, "3"), (PartnerState.Prospect, "1") })
        {
            var listed = await scene.Partners.ListPartnersAsync(new ListPartnersRequest { State = state, Region = Region }, cancellationToken: cancellationToken);
            scene.Compare(Scene.Name(state), expected, $"{listed.Partners.Count}", string.Join(", ", listed.Partners.Select(partner => partner.PartnerId)));
        }
        await CountAsync(scene, cancellationToken);
    }

    /// <summary>The funnel, live: as soon as the views show it.</summary>
    private static async Task CountAsync(Scene scene, CancellationToken cancellationToken)
    {
        var funnel = await scene.UntilAsync(
            async () => await scene.Partners.GetFunnelAsync(new GetFunnelRequest { Region = Region }, cancellationToken: cancellationToken), answer => Reached(answer.Total) == "4, 3", cancellationToken);
        scene.Compare("漏斗 the funnel: PROSPECT, QUALIFIED reached", "4, 3", Reached(funnel.Total));
        scene.Compare("of them by employee referral", "1, 1", Reached(funnel.Origins.SingleOrDefault(part => part.Origin == OriginKind.EmployeeReferral)));
    }

    private static string Reached(FunnelPart? part) => part is null ? "none" : string.Join(", ", part.Steps.Take(2).Select(step => step.Reached));

    private static async Task JudgeAsync(Scene scene, Candidate candidate, CancellationToken cancellationToken)
    {
        var partner = new Partner
        {
            DisplayName = candidate.Name,
            ChannelType = candidate.Type,
            Region = Region,
            Origin = new Origin { Kind = candidate.Origin, Referrer = candidate.Referrer },
        };
        await scene.Partners.CreatePartnerAsync(new CreatePartnerRequest { PartnerId = candidate.Id, Partner = partner, RequestId = candidate.Id }, cancellationToken: cancellationToken);
        var points = Criteria.Criteria.Zip(candidate.Points, (criterion, given) => new CriterionPoints { Name = criterion.Name, Points = given });
        var score = (await scene.Partners.ScorePartnerAsync(
            new ScorePartnerRequest { PartnerId = candidate.Id, Points = { points }, Note = "a visit", RequestId = candidate.Id }, cancellationToken: cancellationToken)).Score;
        var rounded = decimal.Parse(score.Score, System.Globalization.CultureInfo.InvariantCulture).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        scene.Compare($"{candidate.Name}, score", candidate.Score, rounded, $"{score.WeightedPoints} / {score.TotalWeight}");
        scene.Compare($"{candidate.Name}, chosen", candidate.Passes ? "yes" : "no", await AdvancesAsync(scene, candidate.Id, cancellationToken) ? "yes" : "no");
    }

    private static async Task<bool> AdvancesAsync(Scene scene, string partnerId, CancellationToken cancellationToken)
    {
        try
        {
            var step = new AdvancePartnerRequest { PartnerId = partnerId, State = PartnerState.Qualified, Evidence = "minutes of the selection meeting", RequestId = partnerId };
            return (await scene.Partners.AdvancePartnerAsync(step, cancellationToken: cancellationToken)).Partner.State == PartnerState.Qualified;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
        {
            scene.Say($"    {exception.Status.Detail}");
            return false;
        }
    }
}
