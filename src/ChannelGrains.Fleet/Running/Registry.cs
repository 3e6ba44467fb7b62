using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Guarding;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Running;

/// <summary>Registers the cast at the server, or finds the fleet that is there.</summary>
internal sealed class Registry(ChannelBase channel)
{
    private const int Page = 1_000;
    private const int MaxAgeDays = 3_650;
    private const int DefaultSeed = 1;

    private readonly PartnerService.PartnerServiceClient _partners = new(channel);
    private readonly IngestService.IngestServiceClient _ingest = new(channel);

    /// <summary>Makes sure that every partner and source is there, also after a start that was interrupted.</summary>
    /// <returns>What the fleet's story follows from: of the fleet that was there, or as asked for.</returns>
    public async Task<FleetOrigin> RegisterAsync(int? seed, DateOnly? from, DateOnly today, CancellationToken cancellationToken)
    {
        var present = await ListPartnersAsync(cancellationToken);
        var origin = present.Count == 0
            ? new FleetOrigin(seed ?? DefaultSeed, from ?? Story.FirstDayFor(today))
            : OriginOf(present, seed, from);
        if (origin.FirstDay > today.AddDays(-Story.HistoryDays))
            throw new FleetException($"--from {origin.FirstDay:yyyy-MM-dd} is too late: the story begins with {Story.HistoryDays} days of history. Give an earlier day.");
        // Before anything is told of a partner.
        await new RiskPlan(channel).SetAsync(cancellationToken);
        await RecruitAsync(present.ToDictionary(partner => partner.PartnerId), origin, cancellationToken);
        var sources = await _ingest.ListSourcesAsync(new ListSourcesRequest { PageSize = Page }, cancellationToken: cancellationToken);
        var known = sources.Sources.Select(source => source.SourceId).ToHashSet();
        await Task.WhenAll(Sources.All.Where(source => !known.Contains(source.Id)).Select(source => CreateAsync(source, cancellationToken)));
        return origin;
    }

    /// <summary>All lanes of the fleet.</summary>
    public async Task<IReadOnlyList<Lane>> ListLanesAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(PartnerCast.All.Select(partner =>
            _ingest.ListLanesAsync(new ListLanesRequest { PartnerId = partner.Id }, cancellationToken: cancellationToken).ResponseAsync));
        return [.. answers.SelectMany(answer => answer.Lanes)];
    }

    /// <summary>All partners of the server.</summary>
    public async Task<IReadOnlyList<Partner>> ListPartnersAsync(CancellationToken cancellationToken)
    {
        var partners = new List<Partner>();
        var request = new ListPartnersRequest { PageSize = Page };
        do
        {
            var page = await _partners.ListPartnersAsync(request, cancellationToken: cancellationToken);
            partners.AddRange(page.Partners);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return partners;
    }

    private static FleetOrigin OriginOf(IReadOnlyList<Partner> present, int? seed, DateOnly? from)
    {
        if (FleetOrigin.Of(present[0]) is not { } origin || present.Any(partner => FleetOrigin.Of(partner) != origin))
            throw new FleetException("The data directory holds partners that are not of this demo, or of an earlier version of it with another story. Choose another one with --data, or delete it.");
        if ((seed ?? origin.Seed) != origin.Seed || (from ?? origin.FirstDay) != origin.FirstDay)
            throw new FleetException($"The data directory holds the demo of {origin}. Leave these options away to go on with it, or choose another directory with --data.");
        return origin;
    }

    private async Task RecruitAsync(Dictionary<string, Partner> present, FleetOrigin origin, CancellationToken cancellationToken)
    {
        var open = PartnerCast.All.Concat(PartnerCast.Candidates).Where(partner => !present.TryGetValue(partner.Id, out var known) || IsOnItsWay(partner, known)).ToList();
        if (open.Count == 0)
            return;
        var recruiter = new Recruiter(channel);
        await recruiter.DefineCriteriaAsync(cancellationToken);
        await Task.WhenAll(open.Select(partner => recruiter.RecruitAsync(partner, origin, cancellationToken)));
    }

    /// <summary>Whether a start that was interrupted has left it before the step that it is to get to. One that was taken over, by an earlier demo, is where it is to be.</summary>
    private static bool IsOnItsWay(FleetPartner partner, Partner known) =>
        known.KnownSince.Length > 0 && known.ActiveFrom.Length == 0 && (partner.IsLost ? known.State != PartnerState.Terminated : known.State < partner.Until);

    private async Task CreateAsync(FleetSource source, CancellationToken cancellationToken)
    {
        var created = new Source { SourceId = source.Id, Mode = source.Mode, DisplayName = source.Name, MaxAgeDays = MaxAgeDays };
        await _ingest.CreateSourceAsync(new CreateSourceRequest { Source = created, RequestId = source.Id }, cancellationToken: cancellationToken);
    }
}
