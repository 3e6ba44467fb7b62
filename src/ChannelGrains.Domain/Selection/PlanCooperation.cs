using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>Writes down the cooperation plan with a partner, or changes it.</summary>
/// <param name="Summary">What each side brings and gets; must not be empty.</param>
/// <param name="Owner">Who negotiates for the company; may be empty.</param>
/// <param name="ExpectedSales">Net sales expected of the first year; null when not said.</param>
/// <param name="StartsOn">When it is to begin; null when not said.</param>
/// <param name="Etag">The etag of the plan that the caller read, or null or empty to replace whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record PlanCooperation(
    [property: Id(0)] string Summary,
    [property: Id(1)] string Owner,
    [property: Id(2)] StatedAmount? ExpectedSales,
    [property: Id(3)] BusinessDay? StartsOn,
    [property: Id(4)] string? Etag)
{
    public const int MaxSummaryBytes = 4_096, MaxOwnerBytes = 200;

    /// <summary>
    /// Refused, in this order: PLAN_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, PARTNER_STATE, ETAG_MISMATCH, the expected sales
    /// (CURRENCY_NOT_PROGRAMMES, AMOUNT).
    /// </summary>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="version">Version of the plan that there is; 0 for none.</param>
    public Outcome<CooperationPlanned> Decide(PartnerLife life, BusinessDay today, long version)
    {
        if (string.IsNullOrWhiteSpace(Summary))
            return Refusal.InvalidArgument("PLAN_EMPTY", "plan.summary is empty: say what each side brings and gets.", "plan.summary");
        if ((Texts.Check(Summary, MaxSummaryBytes, "plan.summary") ?? Texts.Check(Owner, MaxOwnerBytes, "plan.owner")
            ?? LifecycleTable.Check(life, LifecycleCommand.Plan, today)
            ?? Etags.Check(Etag, version, $"The plan with partner {life.PartnerId}")) is { } refusal)
            return refusal;
        var currency = life.Particulars.CurrencyCode;
        if (ExpectedSales is null)
            return new CooperationPlanned(Summary, Owner, null, currency, StartsOn);
        var amount = StatedAmount.Read(ExpectedSales, currency, "plan.expected_sales");
        if (amount.IsRefused)
            return amount.Refusal;
        return amount.Value < Amount.Zero
            ? Refusal.InvalidArgument("AMOUNT", "plan.expected_sales is below 0.", "plan.expected_sales")
            : new CooperationPlanned(Summary, Owner, amount.Value, currency, StartsOn);
    }
}
