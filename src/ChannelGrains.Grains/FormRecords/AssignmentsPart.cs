using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.FormPlans;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Which assignments partners have answered: one view.</summary>
internal sealed class AssignmentsPart : PartnerPart
{
    public override string Name => "assignments";

    public override byte Space => RowSpaces.Assignments;

    public override byte Format => AnsweredRow.Format;

    public override string KeyOf(int view) => PlanNames.Assignments;

    public override int NumberOf(string key) => AssignmentView.Id.Number;

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IAssignmentViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new AnsweredUpdate();

    public override LiveView NewView() => new AssignmentView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!AnsweredRow.TryRead(row, out var version, out var cell))
            return false;
        new AnsweredCells(cell, version).Tell(partnerId, version, update);
        return true;
    }

    public override bool Follows(Fact.KindOneofCase kind) => kind == Fact.KindOneofCase.FormRecords;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (change.Fact!.FormRecords.Taken is { PlanId.Length: > 0 })
            AnsweredCells.Record(cells, CellOf(partner));
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Part<RecordBook>() is { Answered.Count: > 0 } ? [AssignmentView.Id.Number] : [];

    public override ViewCells Read(int view, long version, FoldedPartner partner) => new AnsweredCells(CellOf(partner), version);

    private static AnsweredCell CellOf(FoldedPartner partner) => new([.. partner.Part<RecordBook>()?.Answered ?? []]);
}
