using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>What partners tell the feed: each fact to the parts that follow its kind.</summary>
internal sealed class PartnerParts
{
    private readonly PartnerPart[][] _byKind;

    public PartnerParts(FeedParts parts)
    {
        All = [.. parts.All.Cast<PartnerPart>()];
        var kinds = Enum.GetValues<Fact.KindOneofCase>();
        _byKind = new PartnerPart[(int)kinds.Max() + 1][];
        foreach (var kind in kinds)
            _byKind[(int)kind] = [.. All.Where(part => part.Follows(kind))];
    }

    public IReadOnlyList<PartnerPart> All { get; }

    public PartnerPart Of(ViewId view) => All.First(part => part.Space == view.Part);

    /// <summary>Has the feed tell of the fact at a version, which the partner's state holds already.</summary>
    /// <param name="feed">The partner's feed.</param>
    /// <param name="version">The version.</param>
    /// <param name="ticket">Its commit: nothing of it is told before.</param>
    /// <param name="partner">The state.</param>
    /// <param name="change">What the fact did.</param>
    /// <returns>False when the feed has let go of the partner, which asks for a new one.</returns>
    public bool Follow(PartnerFeed feed, long version, CommitTicket ticket, FoldedPartner partner, in PartnerChange change)
    {
        lock (feed.Gate)
        {
            if (feed.IsClosed)
                return false;
            var cells = feed.Cells;
            try
            {
                if (change.IsUnknown || (version > cells.Version && !(cells.TryAdvance(version) && Follow(cells, partner, change))))
                    Replace(feed, version, partner);
            }
            catch
            {
                // They are undefined, and as good as never told or saved, until the partner, which loads itself again, replaces them all.
                cells.Reset();
                throw;
            }
            feed.OnChanged(ticket);
            return true;
        }
    }

    /// <summary>Whether some part needs more than is in a partner's state.</summary>
    public bool AreToPrepare(FoldedPartner partner) => partner.Life is not null && All.Any(part => !part.IsPrepared(partner));

    /// <summary>See <see cref="PartnerPart.PrepareAsync"/>, of all parts.</summary>
    public async ValueTask PrepareAsync(FoldedPartner partner, IJournals journals, JournalRef journal, CancellationToken cancellationToken)
    {
        if (partner.Life is null)
            return;
        foreach (var part in All)
            await part.PrepareAsync(partner, journals, journal, cancellationToken);
    }

    /// <summary>Computes the cells that are behind; at another version than the partner's state they wait on.</summary>
    public void CatchUp(PartnerFeed feed, long version, FoldedPartner partner)
    {
        lock (feed.Gate)
        {
            if (feed.IsClosed)
                return;
            if (feed.Cells.Version == version)
                foreach (var part in All)
                    part.CatchUp(feed.Cells, partner);
            feed.OnCaughtUp();
        }
    }

    private bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        foreach (var part in _byKind[(int)change.Kind])
            if (!part.Follow(cells, partner, change))
                return false;
        return true;
    }

    private void Replace(PartnerFeed feed, long version, FoldedPartner partner)
    {
        feed.Cells.Replace(version, All.SelectMany(part =>
            part.Views(partner).Union(NumbersIn(feed.Cells.Views, part)).Union(NumbersIn(feed.SavedViews, part)).Select(view => part.Read(view, version, partner))));
        feed.OnReplaced();
    }

    private static IEnumerable<int> NumbersIn(IEnumerable<ViewId> views, PartnerPart part) => views.Where(view => view.Part == part.Space).Select(view => view.Number);
}
