using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Views;

/// <summary>Goes through all partners, a few at a time, and has each one's views verified.</summary>
[StatelessWorker]
internal sealed class ViewVerificationGrain(
    IGrainFactory grains, IJournals journals, IJournalRows rows, IdentityKeys identityKeys, PartnerSections sections, FeedParts feedParts, PartnerParts parts, TimeProvider time)
    : Grain, IViewVerificationGrain
{
    private const int PageSize = 1_024;
    private const int VerifiedAtOnce = 8;

    public async Task<ViewVerification> Verify(IReadOnlyList<int>? months)
    {
        var findings = new ViewFindings();
        var key = await identityKeys.GetAsync();
        IReadOnlyList<JournalVersion> page;
        var after = "";
        do
        {
            page = await journals.ListVersionsAsync(JournalNames.Partner, after, PageSize, CancellationToken.None);
            // Away from the grain's scheduler: what is computed is long, and touches nothing of the grain.
            await Task.Run(() => Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = VerifiedAtOnce }, async (partner, _) =>
            {
                var fold = sections.Fold(key, PartnerStateFold.PartnerOf(partner.Name)!);
                await new PartnerVerification(grains, journals, rows, feedParts, parts, fold, time, months, findings).RunAsync();
            }));
            after = page.Count > 0 ? page[^1].Name.Value : after;
        }
        while (page.Count == PageSize);
        return findings.ToReport();
    }
}
