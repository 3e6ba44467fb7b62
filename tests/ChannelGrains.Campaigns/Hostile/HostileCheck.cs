using ChannelGrains.Admin.V1;
using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>Compares every figure with the ledger, and lets the server verify its journal and views.</summary>
internal sealed class HostileCheck(ChannelBase admin, HostileLedger ledger, Findings findings)
{
    /// <returns>Records of the journal.</returns>
    public async Task<long> RunAsync(string when)
    {
        try
        {
            var kpis = new KpiService.KpiServiceClient(admin);
            foreach (var partner in ledger.Partners)
            {
                var total = (await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = Month.Id })).Kpis.Total;
                if (ledger.Of(partner) is { HasDoubts: true } account)
                    account.Settle(await QuarantinedAsync(partner));
                var must = ledger.Of(partner).Total;
                var netMicros = total.Net.Units * 1_000_000m + total.Net.Nanos / 1_000m;
                if (netMicros != must.NetMicros || total.Transactions != must.Transactions)
                    findings.Add(FindingKind.Figure,
                        $"{when}: {partner} shows net {netMicros} micros of {total.Transactions} transactions, must be {must.NetMicros} of {must.Transactions}");
            }
            var views = await new MarketService.MarketServiceClient(admin).VerifyViewsAsync(new VerifyViewsRequest());
            foreach (var difference in views.Differences)
                findings.Add(FindingKind.Figure, $"{when}: {difference}");
            var journal = await new AdminService.AdminServiceClient(admin).VerifyJournalAsync(new VerifyJournalRequest());
            foreach (var problem in journal.Problems)
                findings.Add(FindingKind.Journal, $"{when}: {problem}");
            return journal.Records;
        }
        catch (RpcException exception)
        {
            findings.Add(FindingKind.Answer, $"{when}: a check ended with {exception.StatusCode}: {exception.Status.Detail}");
            return 0;
        }
    }

    /// <summary>What is in quarantine for what it is, and not because another one with its id was taken.</summary>
    private async Task<List<string>> QuarantinedAsync(string partner)
    {
        var (ingest, ids, token) = (new IngestService.IngestServiceClient(admin), new List<string>(), "");
        do
        {
            var page = await ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = partner, PageSize = 1_000, PageToken = token });
            ids.AddRange(page.Items
                .Where(item => item.Reason is not (QuarantineReason.TransactionIdReused or QuarantineReason.ContentConflict))
                .Select(item => item.Transaction.TransactionId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return ids;
    }
}
