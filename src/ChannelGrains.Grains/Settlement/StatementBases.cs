using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Commissions;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Gathers what statements are made of; by whoever has the partner's turn.</summary>
internal static class StatementBases
{
    private static readonly AgreementBook Nothing = new();

    /// <summary>By what is signed now.</summary>
    public static async ValueTask<StatementBasis> ReadAsync(PartnerGrain grain, FoldedPartner partner, CalendarRules calendar)
    {
        var (book, lastClosed) = (partner.Part<AgreementBook>() ?? Nothing, partner.Part<SettlementBook>()?.LastClosedAt ?? 0);
        var sales = CommissionSales.Of(partner.Sales);
        var now = await PriceAsync(grain, partner, book.Timeline, null);
        var history = PricedAgreement.HistoryOf(partner, Days(now), sales, calendar);
        var stated = history;
        if (book.Version > lastClosed && lastClosed > 0)
        {
            var then = new AgreementTimeline(book.Versions.Where(version => version.SignedAt <= lastClosed), [.. book.Ends.Where(end => end.At <= lastClosed)]);
            stated = PricedAgreement.HistoryOf(partner, Days(await PriceAsync(grain, partner, then, null)), sales, calendar);
        }
        var isRepriced = book.Version > lastClosed || partner.Part<TargetBook>()?.All.Any(target => target.Version > lastClosed) == true;
        return Basis(partner, now, sales, history, () => stated) with { IsRepriced = isRepriced };
    }

    /// <summary>As if a version were signed now.</summary>
    public static async ValueTask<StatementBasis> AssumeAsync(PartnerGrain grain, FoldedPartner partner, CalendarRules calendar, AgreementVersion version, AgreementTerms terms)
    {
        var now = await PriceAsync(grain, partner, (partner.Part<AgreementBook>() ?? Nothing).IfSigned(version), new(version.Number, new(terms.Commission, terms.Payment)));
        var sales = CommissionSales.Of(partner.Sales);
        var history = PricedAgreement.HistoryOf(partner, Days(now), sales, calendar);
        return Basis(partner, now, sales, history, () => history) with { IsRepriced = true };
    }

    private static StatementBasis Basis(
        FoldedPartner partner, IReadOnlyList<(PricingSpan Span, PricingTerms Terms)> priced, CommissionSales sales, CommissionHistory history, Func<CommissionHistory> asStated) => new()
        {
            Commission = history,
            AsStated = asStated,
            FirstPriced = priced.Count > 0 ? priced[0].Span.Days.First : null,
            TermsOf = month =>
            {
                foreach (var (span, terms) in priced)
                    if (span.Days.Contains(BusinessDay.LastOfMonth(month)))
                        return (span.Version.Number, terms.Payment);
                return null;
            },
            HoldDaysOf = day =>
            {
                foreach (var (span, terms) in priced)
                    if (span.Days.Contains(day))
                        return terms.Payment.HoldDays;
                return 0;
            },
            FiguresOf = month => MonthFigures.Of(sales.Of(month, month)),
            CurrencyCode = partner.Life!.Particulars.CurrencyCode,
        };

    private static IReadOnlyList<PricedDays> Days(IReadOnlyList<(PricingSpan Span, PricingTerms Terms)> priced) =>
        [.. priced.Select(each => new PricedDays(each.Span.Version.Number, each.Span.Days, each.Span.IsInForce, each.Terms.Commission))];

    private static async ValueTask<IReadOnlyList<(PricingSpan Span, PricingTerms Terms)>> PriceAsync(
        PartnerGrain grain, FoldedPartner partner, AgreementTimeline timeline, KeyValuePair<int, PricingTerms>? assumed)
    {
        var (known, priced) = (partner.PartOrNew<SignedTerms>(), new List<(PricingSpan, PricingTerms)>());
        foreach (var span in timeline.Pricing())
        {
            var terms = assumed is { } draft && draft.Key == span.Version.Number ? draft.Value : known.Of(span.Version);
            if (terms is null)
            {
                var all = await AgreementRecords.TermsAsync(grain, span.Version);
                known.Keep(span.Version, terms = new(all.Commission, all.Payment));
            }
            priced.Add((span, terms));
        }
        return priced;
    }
}
