using System.Collections.Concurrent;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Checks;

/// <summary>Compares the server's answers with the ledger. Nothing may be under way meanwhile.</summary>
internal sealed class FigureCheck(ChannelBase channel, FunnelCheck funnel)
{
    private const int AtOnce = 8;
    private const int QuarantinePage = 1_000;

    private readonly KpiService.KpiServiceClient _kpis = new(channel);
    private readonly IngestService.IngestServiceClient _ingest = new(channel);
    private readonly ShareCheck _shares = new(channel);

    /// <summary>Every day on which something was sold, and all periods around.</summary>
    public Task<CheckResult> AllAsync(Ledger ledger, CancellationToken cancellationToken) =>
        RunAsync(ledger, partner => partner.Days, cancellationToken);

    /// <summary>The business day of a time, the one before it, and the periods around.</summary>
    public Task<CheckResult> RecentAsync(Ledger ledger, DateTimeOffset time, CancellationToken cancellationToken)
    {
        DateOnly[] days = [BeijingTime.DayOf(time).AddDays(-1), BeijingTime.DayOf(time)];
        return RunAsync(ledger, _ => days, cancellationToken);
    }

    private async Task<CheckResult> RunAsync(
        Ledger ledger, Func<PartnerLedger, IEnumerable<DateOnly>> days, CancellationToken cancellationToken)
    {
        var comparisons = new ConcurrentBag<Comparison>();
        var work = ledger.Partners.SelectMany(partner => days(partner).SelectMany(Period.Around).Distinct().Select(period => (partner, period)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(work, parallel, async (item, stop) => comparisons.Add(await CheckAsync(item.partner, item.period, stop)));
        await Parallel.ForEachAsync(ledger.Partners, parallel, async (partner, stop) => comparisons.Add(await CheckQuarantineAsync(partner, stop)));
        var months = ledger.Partners.SelectMany(days).Select(Period.Month).Distinct();
        await Parallel.ForEachAsync(months, parallel, async (month, stop) => comparisons.Add(await _shares.CheckAsync(ledger, month, stop)));
        comparisons.Add(await funnel.CheckAsync(ledger, cancellationToken));
        return new CheckResult(
            comparisons.Sum(comparison => comparison.Figures), ledger.Partners.Count,
            [.. comparisons.SelectMany(comparison => comparison.Differences)
                // A partner's wrong figure makes every share wrong: that comes last.
                .OrderBy(difference => difference.PartnerId == ShareCheck.AllPartners).ThenBy(difference => difference.PartnerId, StringComparer.Ordinal).ThenBy(difference => difference.Where, StringComparer.Ordinal)]);
    }

    private async Task<Comparison> CheckAsync(PartnerLedger partner, Period period, CancellationToken cancellationToken)
    {
        var request = new GetPartnerKpisRequest { PartnerId = partner.Partner.Id, Period = period.Id };
        var kpis = (await _kpis.GetPartnerKpisAsync(request, cancellationToken: cancellationToken)).Kpis;
        var sent = partner.Sum(period);
        var comparison = new Comparison(partner.Partner.Id);
        comparison.Compare(period.Id, sent.Total, kpis.Total);
        var answered = kpis.Categories.ToDictionary(category => category.Category, category => category.Measures);
        foreach (var category in sent.Categories.Keys.Union(answered.Keys))
            comparison.Compare($"{period.Id} {category}", sent.Categories.GetValueOrDefault(category), answered.GetValueOrDefault(category));
        comparison.Compare(period.Id, "new customers", partner.Customers.New(period.First, period.Last), kpis.NewCustomers);
        if (period.IsOfMonths)
            comparison.Compare(period.Id, "customers", partner.Customers.Distinct(period.First, period.Last), kpis.DistinctCustomers.Value);
        return comparison;
    }

    private async Task<Comparison> CheckQuarantineAsync(PartnerLedger partner, CancellationToken cancellationToken)
    {
        var answered = new Dictionary<QuarantineReason, int>();
        var request = new ListQuarantinedRequest { PartnerId = partner.Partner.Id, PageSize = QuarantinePage };
        do
        {
            var page = await _ingest.ListQuarantinedAsync(request, cancellationToken: cancellationToken);
            foreach (var item in page.Items)
                answered[item.Reason] = answered.GetValueOrDefault(item.Reason) + 1;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        var sent = partner.Quarantine;
        var comparison = new Comparison(partner.Partner.Id);
        foreach (var reason in Enum.GetValues<QuarantineReason>())
            comparison.Compare("quarantine", reason.ToString(), sent.GetValueOrDefault(reason), answered.GetValueOrDefault(reason));
        return comparison;
    }
}
