using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Commissions;

/// <summary>Asks what months would bring by other terms, or with other sales.</summary>
/// <param name="Period">The months.</param>
/// <param name="Terms">What would hold; null is what is signed.</param>
/// <param name="From">With terms: their first business day; null is the first one of the period.</param>
/// <param name="Assumed">Sales beside those that were made.</param>
/// <param name="IsLastYear">Whether every month has the sales of a year before in place of its own.</param>
[GenerateSerializer, Immutable]
public sealed record PreviewSettlement(
    [property: Id(0)] Period Period,
    [property: Id(1)] AgreementTerms? Terms,
    [property: Id(2)] BusinessDay? From,
    [property: Id(3)] IReadOnlyList<CommissionCell> Assumed,
    [property: Id(4)] bool IsLastYear)
{
    /// <summary>Sales that may be assumed.</summary>
    public const int MaxAssumed = 1_000;

    /// <summary>The version that the terms would be, as if it were signed now; null where there are none. Refused, in this order: EFFECTIVE_FROM beside no terms, SALES,
    /// the terms (see <see cref="AgreementTermsRules"/>).</summary>
    public Outcome<AgreementVersion?> Choose(AgreementBook book, PartnerLife life)
    {
        if (From is not null && Terms is null)
            return Refusal.InvalidArgument("EFFECTIVE_FROM", "effective_from says from when terms hold, and there are none: write them, or leave it out.", "effective_from");
        for (var i = 0; i < Assumed.Count; i++)
            if (!Period.Contains(Assumed[i].Day))
                return Refusal.InvalidArgument("SALES", $"sales[{i}].business_day {Assumed[i].Day} is no day of {Period.Id}: only those of the period are shown.", $"sales[{i}].business_day");
        if (Terms is null)
            return (AgreementVersion?)null;
        var draft = new DraftAgreement(Terms, From ?? Period.FirstDay, null, true, null);
        return draft.CheckForm(life) is { } refusal ? refusal : new AgreementVersion { Number = book.Versions.Count + 1, From = draft.From!.Value };
    }

    /// <summary>The months, from the first one.</summary>
    /// <param name="now">As things are.</param>
    /// <param name="previewed">As they would be.</param>
    public IReadOnlyList<PreviewedMonth> Show(CommissionHistory now, CommissionHistory previewed) =>
        [.. Period.Months.Select(month => new PreviewedMonth(now.Of(month).Amount, previewed.Of(month)))];
}
