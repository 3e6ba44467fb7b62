using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Commissions;

/// <summary>A partner's signed versions by the days that they price, with their terms: what its commission is computed by.</summary>
internal sealed class PricedAgreement
{
    private static readonly AgreementBook Nothing = new();

    private readonly (PricingSpan Span, PricingTerms Terms)[] _spans;

    private PricedAgreement(IEnumerable<(PricingSpan Span, PricingTerms Terms)> spans)
    {
        _spans = [.. spans];
        Days = [.. _spans.Select(span => new PricedDays(span.Span.Version.Number, span.Span.Days, span.Span.IsInForce, span.Terms.Commission))];
    }

    /// <summary>By day.</summary>
    public IReadOnlyList<PricedDays> Days { get; }

    /// <summary>Null where terms have to be read first: <see cref="ReadAsync(PartnerGrain, FoldedPartner)"/> does it in a turn.</summary>
    public static PricedAgreement? TryRead(FoldedPartner partner)
    {
        var (book, known) = (BookOf(partner), partner.Part<SignedTerms>());
        if (known?.Priced is { } priced && priced.AgreementVersion == book.Version)
            return priced.Agreement;
        var spans = book.Timeline.Pricing().Select(span => (Span: span, Terms: known?.Of(span.Version))).ToArray();
        if (spans.Any(span => span.Terms is null))
            return null;
        var agreement = new PricedAgreement(spans.Select(span => (span.Span, span.Terms!)));
        if (known is not null)
            known.Priced = (book.Version, agreement);
        return agreement;
    }

    /// <summary>Reads what is not known yet from the partner's records; by whoever has its turn.</summary>
    public static ValueTask<PricedAgreement> ReadAsync(PartnerGrain grain, FoldedPartner partner) => ReadAsync(grain, partner, BookOf(partner).Timeline, null);

    /// <summary>Likewise, as if a version were signed now.</summary>
    public static ValueTask<PricedAgreement> AssumeAsync(PartnerGrain grain, FoldedPartner partner, AgreementVersion version, PricingTerms terms) =>
        ReadAsync(grain, partner, BookOf(partner).IfSigned(version), (version.Number, terms));

    /// <summary>The terms of payment that hold on a day, also behind the end; null before the first version.</summary>
    public PaymentTerms? PaymentOn(BusinessDay day) => On(day).Terms?.Payment;

    /// <summary>The number of the version that prices a day; 0 before the first one.</summary>
    public int VersionOn(BusinessDay day) => On(day).Span?.Version.Number ?? 0;

    /// <summary>The partner's commission by month, from what it knows now.</summary>
    /// <param name="partner">The partner; nothing may change it while the answer is used.</param>
    /// <param name="rules">The programme's calendar.</param>
    public CommissionHistory HistoryOf(FoldedPartner partner, CalendarRules rules) => HistoryOf(partner, Days, CommissionSales.Of(partner.Sales), rules);

    /// <summary>Likewise, by other versions or with other sales.</summary>
    public static CommissionHistory HistoryOf(FoldedPartner partner, IReadOnlyList<PricedDays> days, CommissionSales sales, CalendarRules rules)
    {
        var targets = partner.Part<TargetBook>();
        return new(sales, days, month => targets?.In(Period.OfMonth(month)), rules);
    }

    private static async ValueTask<PricedAgreement> ReadAsync(PartnerGrain grain, FoldedPartner partner, AgreementTimeline timeline, (int Number, PricingTerms Terms)? assumed)
    {
        var known = partner.PartOrNew<SignedTerms>();
        var read = new Dictionary<int, PricingTerms>();
        if (assumed is { } draft)
            read.Add(draft.Number, draft.Terms);
        var spans = new List<(PricingSpan, PricingTerms)>();
        foreach (var span in timeline.Pricing())
        {
            if (!read.TryGetValue(span.Version.Number, out var terms) && (terms = known.Of(span.Version)) is null)
            {
                var all = await AgreementRecords.TermsAsync(grain, span.Version);
                known.Keep(span.Version, terms = new(all.Commission, all.Payment));
            }
            read[span.Version.Number] = terms;
            spans.Add((span, terms));
        }
        return new(spans);
    }

    private static AgreementBook BookOf(FoldedPartner partner) => partner.Part<AgreementBook>() ?? Nothing;

    private (PricingSpan? Span, PricingTerms? Terms) On(BusinessDay day) => Array.Find(_spans, span => span.Span.Days.Contains(day));
}
