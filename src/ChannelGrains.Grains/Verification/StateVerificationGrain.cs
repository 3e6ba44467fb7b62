using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Verification;

[StatelessWorker(maxLocalWorkers: 1)]
internal sealed class StateVerificationGrain(
    IGrainFactory grains, IJournals journals, IJournalIndex index, IJournalRows rows, PartnerSections sections, FeedParts parts, IEnumerable<PartnerIndex> kept, IEnumerable<JournalKind> kinds) : Grain, IStateVerificationGrain
{
    public async Task<StateVerificationReport> Verify(CancellationToken cancellationToken) =>
        // Away from the grain's scheduler: what is computed is long, and touches nothing of the grain.
        await Task.Run(() => new StateVerification(journals, index, rows, sections, parts, kept, kinds, ReadLiveAsync).RunAsync(cancellationToken), cancellationToken);

    /// <summary>A grain that is not in memory is left there: loading it would show what the snapshot and the facts say.</summary>
    private async ValueTask<HeldState?> ReadLiveAsync(JournalName journal)
    {
        if (Find(journal) is not { } grain || await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain) is null)
            return null;
        return await grain.AsReference<IJournalledGrain>().ReadState();
    }

    private IGrainWithStringKey? Find(JournalName journal) => PartnerStateFold.PartnerOf(journal) is { } partner
        ? grains.GetGrain<IPartnerGrain>(partner)
        : kinds.Select(kind => kind.GrainOf(journal, grains)).FirstOrDefault(grain => grain is not null);
}
