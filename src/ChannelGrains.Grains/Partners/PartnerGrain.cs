using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Clocks;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace ChannelGrains.Grains.Partners;

/// <summary>One partner: takes its transactions, keeps its live figures, its lanes and its quarantine. What else is known of it is a
/// <see cref="PartnerSection"/> of its journal, and called by a <see cref="PartnerExtension"/>.</summary>
[Reentrant]
internal sealed partial class PartnerGrain(
    IJournalStore store, CustomerKey customerKey, IdentityKeys identityKeys, PartnerSections sections, LongTurns longTurns, TimeProvider time, IngestInstruments instruments, CoolingQueue<PartnerGrain> cooling, PartnerTelling telling, PartnerReviews reviews, SourceClocks clocks, MessageTurns messageTurns, GrainFaults faults,
    IOptions<GrainCollectionOptions> collection, ILogger<PartnerGrain> logger)
    : JournalledGrain<FoldedPartner>(store, time, faults, logger), IPartnerGrain, IFedGrain, IReviewedGrain
{
    public const string JournalPrefix = JournalNames.Partner;

    private readonly PendingIndex _pending = new(store);

    /// <summary>Groups of ids that were entered for a lane, by source; null until a lane has so many ids.</summary>
    private Dictionary<string, long>? _groups;
    private IngestKeys _keys = null!;
    private string _partnerId = "";
    private PartnerActivation? _activation;
    private SalesPulse? _pulse;
    private bool _isGone;

    public string PartnerId => _partnerId;

    /// <summary>The version of the last fact that was no batch, or that was loaded: with it what is known of the partner beside its sales is the same.</summary>
    public long LastFactVersion { get; private set; }

    protected override StateFold<FoldedPartner> MakeFold() => new PartnerStateFold(_partnerId, _keys, sections.All);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _partnerId = this.GetPrimaryKeyString();
        _keys = new IngestKeys(await identityKeys.GetAsync(), _partnerId);
        await base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isGone, true);
        _activation?.Leave();
        _cooling?.Leave();
        // The next activation does not know them; they enter themselves again by reading. A silo that stops sends nothing more: renewals notice.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
            TellObservers();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected override ValueTask OnLoadedAsync()
    {
        _pending.Clear();
        _groups = null;
        LastFactVersion = Version;
        // What was read of a state that was dropped may have changed in the journal.
        TellObservers();
        return OpenFeedAsync();
    }

    /// <summary>Loads itself soon also when nobody asks: what was stored, but not told, is told then.</summary>
    protected override void OnDropped() => GrainFactory.GetGrain<IFedGrain>(_partnerId).Refresh().Ignore();

    protected override void OnFolded(Fact fact, IndexWrites? index)
    {
        LastFactVersion = Version;
        if (index is not null)
            _pending.Add(index, Ticket);
        TellViews(new PartnerChange(fact, null));
        MarkForReview();
    }

    private Refusal Unknown() => PartnerIds.NotFound(_partnerId);
}
