using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What was recorded in the field by month, channel type and region: a view for each month.</summary>
internal sealed class FieldPart : PartnerPart
{
    public override string Name => "field";

    public override byte Space => RowSpaces.FieldMonths;

    public override byte Format => FieldRow.Format;

    public override bool IsByMonth => true;

    public override string KeyOf(int view) => MonthId.Of(view);

    public override int NumberOf(string key) => MonthId.Month(key);

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IFieldViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new FieldUpdate(view);

    public override LiveView NewView() => new FieldView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!FieldRow.TryRead(row, out var version, out var cell))
            return false;
        new FieldCells(update.View.Number, cell, version).Tell(partnerId, version, update);
        return true;
    }

    // A partner that moves takes the months with it that its move is in.
    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.FormRecords or Fact.KindOneofCase.Lifecycle;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (partner.Part<RecordBook>() is not { } book)
            return true;
        if (change.Fact!.FormRecords is not { } fact)
            return change.Fact.Lifecycle.Updated is null;
        if (fact.Taken is { } taken)
            Record(cells, book, taken.TakenOn, taken.Changes, partner.Life!.Timeline);
        else if (fact.Changed is { } changed)
            Record(cells, book, changed.TakenOn, changed.Changes, partner.Life!.Timeline);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Part<RecordBook>()?.Months.Select(month => month.Key) ?? [];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new FieldCells(view, FieldCell.Of(view, partner.Part<RecordBook>(), partner.Life!.Timeline), version);

    /// <summary>A finding that is closed counts in the month in which it was found, which the fact does not say.</summary>
    private static void Record(PartnerCells cells, RecordBook book, int takenOn, IEnumerable<FindingChangeStored> changes, PartnerTimeline timeline)
    {
        IEnumerable<int> months = changes.Any(change => change.Move == (int)FindingMove.Passed) ? book.Months.Select(month => month.Key) : [new BusinessDay(takenOn).Month];
        foreach (var month in months)
            FieldCells.Record(cells, month, book, timeline);
    }
}
