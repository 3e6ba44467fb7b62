using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    private static readonly SalesChanges NoChanges = new();

    private PartnerFeed? _feed;

    private bool TellsViews => views.IsEnabled;

    public async Task Refresh() => await ReadAsync(_ => true, CancellationToken.None);

    /// <summary>Views that have not seen the version that was loaded are told everything that they do not know.</summary>
    private async ValueTask OpenFeedAsync()
    {
        _feed = null;
        if (!TellsViews || Version == 0)
            return;
        (_feed, var isCurrent) = await views.OpenAsync(_partnerId, Version);
        if (!isCurrent)
            TellViews(null);
    }

    /// <summary>Has the views told of the last fact; it is folded, and nothing later is.</summary>
    /// <param name="changes">What it did to the sales; null when that is not known, so that everything is told.</param>
    private void TellViews(SalesChanges? changes)
    {
        if (!TellsViews || State.Life is not { } life)
            return;
        Faults.Reach(TurnStep.Telling);
        while (_feed is null || !Tell(_feed, changes, life))
            _feed = views.Reopen(_partnerId, Version - 1, _feed);
    }

    private bool Tell(PartnerFeed feed, SalesChanges? changes, PartnerLife life) => changes is null
        ? feed.ReplaceAll(Version, Ticket, State.Sales, life)
        : feed.Follow(Version, Ticket, changes, State.Sales, life);
}
