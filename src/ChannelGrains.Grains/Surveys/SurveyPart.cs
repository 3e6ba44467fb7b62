using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What is counted of surveys by month, channel type and region: a view for each month.</summary>
internal sealed class SurveyPart : PartnerPart
{
    public override string Name => "surveys";

    public override byte Space => RowSpaces.Surveys;

    public override byte Format => SurveyRow.Format;

    public override bool IsByMonth => true;

    public override string KeyOf(int view) => MonthId.Of(view);

    public override int NumberOf(string key) => MonthId.Month(key);

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<ISurveyViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new SurveyUpdate(view);

    public override LiveView NewView() => new SurveyView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!SurveyRow.TryRead(row, out var version, out var cell))
            return false;
        new SurveyCells(update.View.Number, cell, version).Tell(partnerId, version, update);
        return true;
    }

    // A partner that moves takes the months with it that its move is in.
    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.Surveys or Fact.KindOneofCase.FormRecords or Fact.KindOneofCase.Lifecycle;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (partner.Part<SurveyBook>() is not { } book)
            return true;
        if (change.Fact!.Lifecycle is { } life)
            return life.Updated is null;
        if (DayOf(change.Fact) is { } day)
            SurveyCells.Record(cells, day.Month, book, partner.Life!.Timeline);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Part<SurveyBook>()?.Months ?? [];

    public override ViewCells Read(int view, long version, FoldedPartner partner) =>
        new SurveyCells(view, SurveyCell.Of(view, partner.Part<SurveyBook>(), partner.Life!.Timeline), version);

    private static BusinessDay? DayOf(Fact fact) => fact switch
    {
        { Surveys.Invited: { } invited } => new(invited.InvitedOn),
        { FormRecords.Taken: { Survey: not null } taken } => new(taken.TakenOn),
        _ => null,
    };
}
