using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Actions;

/// <summary>The actions of all partners that are not closed: one view.</summary>
internal sealed class ActionsPart : PartnerPart
{
    public override string Name => "actions";

    public override byte Space => RowSpaces.Actions;

    public override byte Format => ActionRow.Format;

    public override string KeyOf(int view) => ActionViewKey.All;

    public override int NumberOf(string key) => ActionView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IActionViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new ActionUpdate();

    public override LiveView NewView() => new ActionView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!ActionRow.TryRead(row, out var version, out var cell))
            return false;
        new ActionCells(cell, version).Tell(partnerId, version, update);
        return true;
    }

    // A fact of any kind may have opened one.
    public override bool Follows(Fact.KindOneofCase kind) => kind != Fact.KindOneofCase.TransactionsRecorded;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (partner.Part<ActionBook>() is not { } book)
            return true;
        var fact = change.Fact!;
        // A partner that moves takes its actions with it.
        if (fact.Actions is not null || fact.OpenedAction is not null || (fact.Lifecycle is not null && book.Live.Count > 0))
            ActionCells.Record(cells, book, partner.Life!.Timeline);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Part<ActionBook>() is { Live.Count: > 0 } ? [ActionView.Id.Number] : [];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new ActionCells(ActionCell.Of(partner.Part<ActionBook>(), partner.Life!.Timeline), version);
}
