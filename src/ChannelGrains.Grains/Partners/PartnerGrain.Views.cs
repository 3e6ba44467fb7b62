using ChannelGrains.Grains.Feed;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    private PartnerFeed? _feed;

    private bool TellsViews => telling.IsEnabled;

    public async Task Refresh() => await ReadAsync(_ => true, CancellationToken.None);

    public async Task<uint> CatchUp()
    {
        if (await ReadAsync(telling.IsToPrepare, CancellationToken.None))
            await PrepareAsync(partner => telling.PrepareAsync(partner, Store, Journal, CancellationToken.None));
        await ReadAsync(partner =>
        {
            if (_feed is not null && partner.Life is not null)
                telling.CatchUp(_feed, Version, partner);
            return true;
        }, CancellationToken.None);
        return Store.StoreNumber;
    }

    /// <summary>Has the state hold what a part needs.</summary>
    public async ValueTask PrepareAsync(PartnerPart part)
    {
        if (!await ReadAsync(part.IsPrepared, CancellationToken.None))
            await PrepareAsync(partner => part.PrepareAsync(partner, Store, Journal, CancellationToken.None));
    }

    private Task PrepareAsync(Func<FoldedPartner, ValueTask> prepare) => InTurnAsync(async partner =>
    {
        await WhenDurableAsync(CancellationToken.None);
        await prepare(partner);
        return true;
    }, CancellationToken.None);

    /// <summary>Views that have not seen the version that was loaded are told everything that they do not know.</summary>
    private async ValueTask OpenFeedAsync()
    {
        _feed = null;
        if (!TellsViews || Version == 0)
            return;
        (_feed, var isCurrent) = await telling.OpenAsync(_partnerId, Version);
        if (!isCurrent)
            TellViews(PartnerChange.Unknown);
    }

    /// <summary>Has the views told of the last fact; it is folded, and nothing later is.</summary>
    private void TellViews(in PartnerChange change)
    {
        if (!TellsViews || State.Life is null)
            return;
        Faults.Reach(TurnStep.Telling);
        telling.Tell(ref _feed, _partnerId, Version, Ticket, State, change);
    }
}
