using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Makes new partners ready before their first row is sent: gives each a sender, creates those that the server does not
/// know, and asks where SEQUENCED lanes stand.
/// </summary>
internal sealed class PartnerPreparation(
    PartnerService.PartnerServiceClient client, ImportPlan plan, IReadOnlyList<TransactionSender> senders, TimeProvider clock)
{
    private const int Concurrency = 16;
    private const int PageSize = 1_000;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    private HashSet<string>? _known;
    private int _prepared;

    /// <summary>Partners created.</summary>
    public int Created { get; private set; }

    /// <exception cref="RpcException">The server refused to list, create or read.</exception>
    public async Task PrepareAsync(IReadOnlyList<ImportPartner> partners, CancellationToken cancellationToken)
    {
        foreach (var partner in partners)
        {
            partner.Sender = senders[_prepared++ % senders.Count];
        }

        if (plan.CreatesPartners && partners.Count > 0)
        {
            _known ??= await ListKnownAsync(cancellationToken);
            var unknown = partners.Where(p => !_known.Contains(p.Id)).ToList();
            await ForEachAsync(unknown, CreateAsync, cancellationToken);
            Created += unknown.Count;
        }

        if (plan.Mode == SourceMode.Sequenced)
        {
            await ForEachAsync(partners, ResumeAsync, cancellationToken);
        }
    }

    private static Task ForEachAsync(
        IReadOnlyList<ImportPartner> partners,
        Func<ImportPartner, CancellationToken, ValueTask> action,
        CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            partners, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, action);

    private async Task<HashSet<string>> ListKnownAsync(CancellationToken cancellationToken)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        var request = new ListPartnersRequest { PageSize = PageSize };
        do
        {
            var page = await PatientlyAsync(() => client.ListPartnersAsync(request, cancellationToken: cancellationToken), cancellationToken);
            known.UnionWith(page.Partners.Select(p => p.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return known;
    }

    private async ValueTask CreateAsync(ImportPartner partner, CancellationToken cancellationToken)
    {
        var particulars = plan.PartnerDefaults.Clone();
        particulars.PartnerId = partner.Id;
        particulars.DisplayName = partner.DisplayName;
        var request = new CreatePartnerRequest
        {
            PartnerId = partner.Id,
            Partner = particulars,
            InitialState = PartnerState.Active,
            RequestId = Guid.NewGuid().ToString(),
        };
        try
        {
            await PatientlyAsync(() => client.CreatePartnerAsync(request, cancellationToken: cancellationToken), cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // Another import created it meanwhile.
        }
    }

    /// <summary>Calls again while the server cannot be reached, for as long as the senders would try to.</summary>
    private async Task<T> PatientlyAsync<T>(Func<AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable && clock.GetElapsedTime(started) < plan.GiveUpAfter)
            {
                await Task.Delay(RetryPause, clock, cancellationToken);
            }
        }
    }

    private async ValueTask ResumeAsync(ImportPartner partner, CancellationToken cancellationToken)
    {
        var position = await partner.Sender!.ResumeLaneAsync(partner.Id, cancellationToken);
        partner.RowsToSkip = position.NextSequence - 1;
    }
}
