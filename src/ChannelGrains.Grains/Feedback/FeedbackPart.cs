using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What customers said by month, channel type and region: a view for each month.</summary>
internal sealed class FeedbackPart : PartnerPart
{
    public override string Name => "feedback";

    public override byte Space => RowSpaces.FeedbackMonths;

    public override byte Format => FeedbackRow.Format;

    public override bool IsByMonth => true;

    public override string KeyOf(int view) => MonthId.Of(view);

    public override int NumberOf(string key) => MonthId.Month(key);

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IFeedbackViewGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new FeedbackUpdate(view);

    public override LiveView NewView() => new FeedbackView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!FeedbackRow.TryRead(row, out var version, out var cell))
            return false;
        new FeedbackCells(update.View.Number, cell, version).Tell(partnerId, version, update);
        return true;
    }

    // A partner that moves takes the months with it that its move is in.
    public override bool Follows(Fact.KindOneofCase kind) => kind is Fact.KindOneofCase.Feedback or Fact.KindOneofCase.FormRecords or Fact.KindOneofCase.Lifecycle;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        if (partner.Part<FeedbackBook>() is not { } book)
            return true;
        if (change.Fact!.Lifecycle is { } life)
            return life.Updated is null;
        if (DayOf(change.Fact) is { } day)
            FeedbackCells.Record(cells, day.Month, book, partner.Life!.Timeline);
        return true;
    }

    public override IEnumerable<int> Views(FoldedPartner partner) => partner.Part<FeedbackBook>() is { } book
        ? book.Months.Select(month => month.Key).Union(book.Open.Select(complaint => complaint.DueOn.Month))
        : [];

    public override ViewCells Read(int view, long version, FoldedPartner partner) =>
        new FeedbackCells(view, FeedbackCell.Of(view, partner.Part<FeedbackBook>(), partner.Life!.Timeline), version);

    private static BusinessDay? DayOf(Fact fact) => fact.Feedback switch
    {
        { ComplaintOpened: { } opened } => new(opened.DueOn),
        { ComplaintAnswered: { } answered } => new(answered.DueOn),
        _ => FeedbackFacts.AnswerOf(fact)?.AnsweredOn,
    };
}
