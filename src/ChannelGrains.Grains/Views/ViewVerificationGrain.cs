using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Markets.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Views;

/// <summary>Goes through all partners, a few at a time, and has each one's views verified.</summary>
[StatelessWorker]
internal sealed class ViewVerificationGrain(IGrainFactory grains, IJournalStore store, IdentityKeys identityKeys, PartnerSections sections, TimeProvider time) : Grain, IViewVerificationGrain
{
    private const int PageSize = 1_024;
    private const int VerifiedAtOnce = 8;

    public async Task<VerifyViewsResponse> Verify(VerifyViewsRequest request)
    {
        var months = request.Period.Length == 0 ? null : await MonthsAsync(request.Period);
        var report = new ViewVerificationReport();
        var key = await identityKeys.GetAsync();
        IReadOnlyList<JournalVersion> page;
        var after = "";
        do
        {
            page = await store.ListVersionsAsync(PartnerGrain.JournalPrefix, after, PageSize, CancellationToken.None);
            // Away from the grain's scheduler: what is computed is long, and touches nothing of the grain.
            await Task.Run(() => Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = VerifiedAtOnce },
                async (partner, _) => await new PartnerVerification(grains, store, sections.Fold(key, PartnerStateFold.PartnerOf(partner.Name)!), time, months, report).RunAsync()));
            after = page.Count > 0 ? page[^1].Name.Value : after;
        }
        while (page.Count == PageSize);
        return report.ToResponse();
    }

    private async Task<IReadOnlyList<int>> MonthsAsync(string periodId)
    {
        var programme = await grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read();
        return Period.TryParse(periodId, programme.Calendar, out var period, out var error)
            ? [.. Enumerable.Range(period.FirstDay.Month, period.LastDay.Month - period.FirstDay.Month + 1)]
            : throw new ArgumentException(error, nameof(periodId));
    }
}
