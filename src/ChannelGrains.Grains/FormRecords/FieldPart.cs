using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Keys;
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
    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.FormRecords or Fact.KindOneofCase.Actions or Fact.KindOneofCase.Lifecycle;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        var field = BooksOf(partner);
        switch (change.Fact)
        {
            case { FormRecords.Taken: { } taken }:
                Record(cells, partner, MonthsOf(taken.TakenOn, taken.Changes, field));
                return true;
            case { FormRecords.Changed: { } changed }:
                Record(cells, partner, MonthsOf(changed.TakenOn, changed.Changes, field));
                return true;
            case { Actions.Moved: { Step: (int)ActionStep.Complete, Done.Cost: { } cost } }:
                Record(cells, partner, [new BusinessDay(cost.On).Month]);
                return true;
            case { Actions.Moved.Step: (int)ActionStep.Return }:
                // What it takes back was spent in a month that the fact does not say.
                Record(cells, partner, field.Actions!.Spent.Keys);
                return true;
            case { Lifecycle.Updated: not null }:
                return !field.Months.Any();
            default:
                return true;
        }
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => BooksOf(partner).Months;

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new FieldCells(view, FieldCell.Of(view, BooksOf(partner), partner.Life!.Timeline), version);

    public static FieldBooks BooksOf(FoldedPartner partner) => new(partner.Part<RecordBook>(), partner.Part<ActionBook>());

    /// <summary>A finding that is closed counts in the month in which it was found, which the fact does not say.</summary>
    private static IEnumerable<int> MonthsOf(int takenOn, IEnumerable<FindingChangeStored> changes, FieldBooks field) =>
        changes.Any(change => change.Move == (int)FindingMove.Passed) ? field.Months : [new BusinessDay(takenOn).Month];

    private static void Record(PartnerCells cells, FoldedPartner partner, IEnumerable<int> months)
    {
        foreach (var month in months)
            FieldCells.Record(cells, month, BooksOf(partner), partner.Life!.Timeline);
    }
}
