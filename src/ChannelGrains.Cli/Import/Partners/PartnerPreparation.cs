using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;
using NodaTime;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Makes new partners ready before their first row is sent: gives each a sender, creates those that the server does not
/// know, makes sure that those that it knows are the ones of the file, and asks where SEQUENCED lanes stand.
/// </summary>
internal sealed class PartnerPreparation(
    ChannelBase channel, ImportPlan plan, TimeRule times, IReadOnlyList<TransactionSender> senders, TimeProvider clock)
{
    private const int Concurrency = 16;
    private const int PageSize = 1_000;

    // Of rows that are held until their file is known to be the right one, over all partners.
    private const long MaxHeldRows = 100_000;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    private readonly PartnerService.PartnerServiceClient _partners = new(channel);
    private readonly IngestService.IngestServiceClient _lanes = new(channel);
    private readonly Dictionary<string, BusinessDays> _days = new(StringComparer.Ordinal);
    private Dictionary<string, Partner>? _known;
    private long _heldRows;
    private int _prepared;
    private int _created;

    /// <summary>Partners created.</summary>
    public int Created => _created;

    /// <summary>Zones of partners other than the one in which bare dates were read.</summary>
    public IEnumerable<BusinessDays> Days => _days.Values;

    /// <exception cref="RpcException">The server refused to list, create or read.</exception>
    /// <exception cref="ImportRefusedException">A partner or lane on the server is not the one of the file.</exception>
    public async Task PrepareAsync(IReadOnlyList<ImportPartner> partners, CancellationToken cancellationToken)
    {
        foreach (var partner in partners)
            partner.Sender = senders[_prepared++ % senders.Count];

        if (plan.CreatesPartners && partners.Count > 0)
            _known ??= await ListKnownAsync(cancellationToken);

        await ForEachAsync(partners, MatchAsync, cancellationToken);
        if (plan.Mode == SourceMode.Sequenced)
            await ForEachAsync(partners, StartLaneAsync, cancellationToken);
    }

    private static async Task ForEachAsync(
        IReadOnlyList<ImportPartner> partners,
        Func<ImportPartner, CancellationToken, ValueTask> action,
        CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            partners, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, action);

    private async Task<Dictionary<string, Partner>> ListKnownAsync(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Partner>(StringComparer.Ordinal);
        var request = new ListPartnersRequest { PageSize = PageSize };
        do
        {
            var page = await PatientlyAsync(() => _partners.ListPartnersAsync(request, cancellationToken: cancellationToken), cancellationToken);
            foreach (var partner in page.Partners)
                known[partner.PartnerId] = partner;

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return known;
    }

    /// <summary>Finds or creates the partner on the server.</summary>
    private async ValueTask MatchAsync(ImportPartner partner, CancellationToken cancellationToken)
    {
        var stored = _known is null
            ? await FindAsync(partner, cancellationToken)
            : _known.GetValueOrDefault(partner.Id) ?? await CreateAsync(partner, cancellationToken);
        if (stored is null)
            // Its rows will be refused one by one, with the reason.
            return;

        PartnerOrigin.Require(stored, partner);
        if (times.IsDate && stored.TimeZone != times.Zone.Id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(stored.TimeZone) is { } zone)
            lock (_days)
            {
                if (!_days.TryGetValue(zone.Id, out var days))
                    _days.Add(zone.Id, days = new BusinessDays(times.Zone, zone));

                partner.Days = days;
            }
    }

    private async Task<Partner?> FindAsync(ImportPartner partner, CancellationToken cancellationToken)
    {
        var request = new GetPartnerRequest { PartnerId = partner.Id };
        try
        {
            return (await PatientlyAsync(() => _partners.GetPartnerAsync(request, cancellationToken: cancellationToken), cancellationToken)).Partner;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.PermissionDenied)
        {
            return null;
        }
    }

    private async Task<Partner?> CreateAsync(ImportPartner partner, CancellationToken cancellationToken)
    {
        var particulars = plan.PartnerDefaults.Clone();
        particulars.PartnerId = partner.Id;
        particulars.DisplayName = partner.DisplayName;
        PartnerOrigin.Note(particulars, partner);
        var request = new CreatePartnerRequest
        {
            PartnerId = partner.Id,
            Partner = particulars,
            InitialState = PartnerState.Active,
            RequestId = Guid.NewGuid().ToString(),
        };
        try
        {
            var answer = await PatientlyAsync(() => _partners.CreatePartnerAsync(request, cancellationToken: cancellationToken), cancellationToken);
            Interlocked.Increment(ref _created);
            return answer.Partner;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.AlreadyExists)
        {
            // Another import created it meanwhile.
            return await FindAsync(partner, cancellationToken);
        }
    }

    /// <summary>Calls again while the server cannot be reached, for as long as the senders would try to.</summary>
    private async Task<T> PatientlyAsync<T>(Func<AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
            try
            {
                return await call();
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && clock.GetElapsedTime(started) < plan.GiveUpAfter)
            {
                await Task.Delay(RetryPause, clock, cancellationToken);
            }
    }

    /// <summary>
    /// Starts the lane at number 1 of its epoch, whatever was committed: what the server has is sent again and is a duplicate, or a conflict
    /// when a row has changed.
    /// </summary>
    private async ValueTask StartLaneAsync(ImportPartner partner, CancellationToken cancellationToken)
    {
        var request = new GetLaneRequest { SourceId = plan.SourceId, PartnerId = partner.Id };
        var lane = (await PatientlyAsync(() => _lanes.GetLaneAsync(request, cancellationToken: cancellationToken), cancellationToken)).Lane;
        if (lane.Epoch > 1 && lane.Epoch != plan.Epoch)
            throw new ImportRefusedException(
                $"Partner {partner.Id}: the lane of source {plan.SourceId} was opened anew, it is in epoch {lane.Epoch}. What earlier epochs counted would be "
                + $"counted again. If this file has only what they did not, say --epoch {lane.Epoch}; else take those rows out of it first. Earlier "
                + $"epochs have {lane.AcceptedCount + lane.QuarantinedCount - lane.CommittedSequence} transactions.");

        partner.Sender!.StartLane(partner.Id, new LanePosition(Math.Max(1, lane.Epoch), 1));
        if (lane.CommittedSequence > 0)
            partner.Committed = new CommittedLane(partner.Id, lane, Interlocked.Add(ref _heldRows, lane.CommittedSequence) <= MaxHeldRows);
    }
}
