using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Profit;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Commissions;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Journal;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Profit;

/// <summary>Net sales, cost and commission by month and partner: a view for each month. A fact only says which months are behind; what it did to them is computed with what
/// came after it, so that a partner that sells all the time costs the same as one that sells twice a second.</summary>
internal sealed class ProfitPart(JournalledCalendar calendar) : PartnerPart
{
    /// <summary>Months between two with sales that may belong to the same year of a commission.</summary>
    private const int MaxGapMonths = 11;

    public override string Name => "profit";

    public override byte Space => ProfitView.Space;

    public override byte Format => ProfitRow.Format;

    public override bool IsByMonth => true;

    public override string KeyOf(int view) => MonthId.Of(view);

    public override int NumberOf(string key) => MonthId.Month(key);

    public override IViewGrain Grain(IGrainFactory grains, string key) => grains.GetGrain<IProfitGrain>(key);

    public override ViewUpdate NewUpdate(int view) => new ProfitUpdate(view);

    public override LiveView NewView() => new ProfitView();

    public override bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update)
    {
        if (!ProfitRow.TryRead(row, out var version, out var cell))
            return false;
        new ProfitCells(update.View.Number, cell, version).Tell(partnerId, version, update);
        return true;
    }

    public override bool Follows(Fact.KindOneofCase kind) =>
        kind is Fact.KindOneofCase.TransactionsRecorded or Fact.KindOneofCase.Quarantine or Fact.KindOneofCase.Lifecycle or Fact.KindOneofCase.Agreements or Fact.KindOneofCase.Targets;

    public override bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change)
    {
        switch (change.Fact)
        {
            case null:
                ProfitCells.Record(cells, change.Sales!, partner.Sales);
                return true;
            case { Quarantine: { } quarantine }:
                return quarantine.Replayed is null;
            case { Lifecycle: { } life }:
                return life.Updated is null;
            case { Agreements: { } agreement }:
                return agreement.Signed is null && agreement.Terminated is null;
            default:
                return partner.Part<AgreementBook>() is null;
        }
    }

    // Months without sales count where a year or a quarter goes on through them: its target does too.
    public override IEnumerable<int> Views(FoldedPartner partner)
    {
        var months = partner.Sales.Months;
        return partner.Part<ProfitTerms>() is { SpansMonths: true } ? WithGaps(months) : months;
    }

    public override ViewCells Read(int view, long version, FoldedPartner partner) =>
        IsPrepared(partner) ? new ProfitCells(view, Compute(partner)(view), version) : new ProfitCells(view, version);

    public override bool IsPrepared(FoldedPartner partner) =>
        partner.Part<AgreementBook>() is not { } book || partner.Part<ProfitTerms>()?.AgreementVersion == book.Version;

    public override async ValueTask PrepareAsync(FoldedPartner partner, IJournals journals, JournalRef journal, CancellationToken cancellationToken)
    {
        if (IsPrepared(partner) || partner.Part<AgreementBook>() is not { } book)
            return;
        var days = new List<PricedDays>();
        var read = new Dictionary<int, PricingTerms>();
        foreach (var span in book.Timeline.Pricing())
        {
            if (!read.TryGetValue(span.Version.Number, out var terms))
                read.Add(span.Version.Number, terms = await TermsAsync(partner, span.Version, journals, journal, cancellationToken));
            days.Add(new(span.Version.Number, span.Days, span.IsInForce, terms.Commission));
        }
        var rules = days.Exists(ProfitTerms.IsBeyondMonths) ? await calendar.ReadAsync(journals, cancellationToken) : CalendarRules.Default;
        partner.PartOrNew<ProfitTerms>().Set(book.Version, days, rules);
    }

    public override void CatchUp(PartnerCells cells, FoldedPartner partner)
    {
        if (IsPrepared(partner) && cells.IsPartBehind(Space))
            ProfitCells.CatchUp(cells, Views(partner), Compute(partner));
    }

    /// <summary>Gives the cell of a month; of a partner that is prepared, and while nothing changes it.</summary>
    public static Func<int, ProfitCell> Compute(FoldedPartner partner)
    {
        var (sales, timeline) = (partner.Sales, partner.Life!.Timeline);
        if (partner.Part<ProfitTerms>() is not { Days.Count: > 0 } terms)
            return month => ProfitCell.Of(month, sales, timeline, Fraction.Zero);
        var history = PricedAgreement.HistoryOf(partner, terms.Days, CommissionSales.Of(sales), terms.Calendar);
        return month => ProfitCell.Of(month, sales, timeline, history.Of(month).Amount);
    }

    private static IEnumerable<int> WithGaps(IEnumerable<int> months)
    {
        int? before = null;
        foreach (var month in months)
        {
            for (var gap = before + 1; gap < month && gap <= before + MaxGapMonths; gap++)
                yield return gap.Value;
            yield return month;
            before = month;
        }
    }

    private static async ValueTask<PricingTerms> TermsAsync(
        FoldedPartner partner, AgreementVersion version, IJournals journals, JournalRef journal, CancellationToken cancellationToken)
    {
        var known = partner.PartOrNew<SignedTerms>();
        if (known.Of(version) is { } terms)
            return terms;
        var records = await journals.ReadAsync(journal, version.DraftedAt, 1, cancellationToken);
        var drafted = (AgreementDrafted)AgreementFacts.ToDomain(Fact.Parser.ParseFrom(records[0].Payload.Span).Agreements)!;
        known.Keep(version, terms = new(drafted.Terms.Commission, drafted.Terms.Payment));
        return terms;
    }
}
