using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Verification;

[StatelessWorker(maxLocalWorkers: 1)]
internal sealed class StateVerificationGrain(IGrainFactory grains, IJournals journals, IJournalIndex index, IJournalRows rows, PartnerSections sections, FeedParts parts) : Grain, IStateVerificationGrain
{
    public async Task<StateVerificationReport> Verify(CancellationToken cancellationToken) =>
        // Away from the grain's scheduler: what is computed is long, and touches nothing of the grain.
        await Task.Run(() => new StateVerification(journals, index, rows, sections, parts, ReadLiveAsync).RunAsync(cancellationToken), cancellationToken);

    /// <summary>A grain that is not in memory is left there: loading it would show what the snapshot and the facts say.</summary>
    private async ValueTask<HeldState?> ReadLiveAsync(JournalName journal)
    {
        if (Find(journal) is not { } grain || await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain) is null)
            return null;
        return await grain.AsReference<IJournalledGrain>().ReadState();
    }

    private IGrainWithStringKey? Find(JournalName journal)
    {
        if (PartnerStateFold.PartnerOf(journal) is { } partner)
            return grains.GetGrain<IPartnerGrain>(partner);
        if (SourceFold.Of(journal) is { } source)
            return grains.GetGrain<ISourceGrain>(source.SourceId);
        if (MarketFold.Of(journal) is { } market)
            return grains.GetGrain<IMarketGrain>(market.Key);
        if (ScorecardFold.Of(journal) is not null)
            return grains.GetGrain<IScorecardGrain>(ScorecardKeys.Scorecards);
        if (CriteriaFold.Of(journal) is not null)
            return grains.GetGrain<ICriteriaGrain>(SelectionKeys.Criteria);
        return ProgrammeFold.Of(journal) is null ? null : grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme);
    }
}
