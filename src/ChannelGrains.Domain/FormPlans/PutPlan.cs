using System.Collections.Immutable;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Keeps a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Etag">That of the version that the caller read; null or empty for whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record PutPlan([property: Id(0)] PlanSetting Plan, [property: Id(1)] string? Etag)
{
    /// <summary>The plan, its version not known yet. Refused, in this order: INVALID_ID, TEXT_TOO_LONG, TEXT_INVALID, SCOPE_FULL, INVALID_REGION, CHANNEL_TYPE, INVALID_ID, STORE, DATE, PLAN_DAYS, EXCEPTIONS_FULL,
    /// DAYS_TO_DO, those of <see cref="PlanDays"/>.</summary>
    public Outcome<Plan> Read()
    {
        var refusal = PartnerIds.Validate(Plan.PlanId, "plan.plan_id") ?? PartnerIds.Validate(Plan.FormId, "plan.form_id")
            ?? Texts.Check(Plan.Title, PlanLimits.MaxTitleBytes, "plan.title") ?? Texts.Check(Plan.Owner, PlanLimits.MaxOwnerBytes, "plan.owner") ?? CheckScope();
        if (refusal is not null)
            return refusal;
        if (!BusinessDay.TryParse(Plan.StartsOn, out var first))
            return NoDate(Plan.StartsOn, "plan.starts_on");
        var last = first.AddDays(PlanLimits.MaxPlanDays);
        if (Plan.EndsOn.Length > 0 && !BusinessDay.TryParse(Plan.EndsOn, out last))
            return NoDate(Plan.EndsOn, "plan.ends_on");
        if (last < first || last - first > PlanLimits.MaxPlanDays || !last.IsInAPeriod)
            return Refusal.InvalidArgument("PLAN_DAYS", $"plan.ends_on must be from starts_on to {PlanLimits.MaxPlanDays} days later.", "plan.ends_on");
        if (Plan.ExceptOn.Count > PlanLimits.MaxExceptions)
            return Refusal.InvalidArgument("EXCEPTIONS_FULL", $"plan.except_on has {Plan.ExceptOn.Count} days: at most {PlanLimits.MaxExceptions} are left out.", "plan.except_on");
        SortedSet<BusinessDay> except = [];
        foreach (var (place, text) in Plan.ExceptOn.Index())
            if (BusinessDay.TryParse(text, out var day))
                except.Add(day);
            else
                return NoDate(text, $"plan.except_on[{place}]");
        if (Plan.DaysToDo is < 1 or > PlanLimits.MaxDaysToDo)
            return Refusal.InvalidArgument("DAYS_TO_DO", $"plan.days_to_do must be 1 to {PlanLimits.MaxDaysToDo}.", "plan.days_to_do");
        var days = PlanDays.Of(Plan.Recurrence, except, first, last);
        return days.IsRefused
            ? days.Refusal
            : new Plan(Plan.PlanId, Plan.FormId, Plan.Title, ReadScope(), Plan.Recurrence, [.. except], first, last, Plan.DaysToDo, Plan.Owner, Plan.IsPaused, 0);
    }

    /// <summary>The plan with its version; that of the latest one where both are equal. Refused, in this order: ETAG_MISMATCH, FORM_NOT_FOUND, PLANS_FULL.</summary>
    /// <param name="plan">As <see cref="Read"/> has it.</param>
    /// <param name="latest">The plan's latest version; null where there is none.</param>
    /// <param name="hasForm">Whether there is its form.</param>
    /// <param name="plans">Plans that there are.</param>
    public Outcome<Plan> Decide(Plan plan, Plan? latest, bool hasForm, int plans)
    {
        if (Etags.Check(Etag, latest?.Version ?? 0, $"Plan {plan.PlanId}") is { } stale)
            return stale;
        if (!hasForm)
            return Refusal.NotFound("FORM_NOT_FOUND", $"There is no form {plan.FormId}: put it first.");
        if (latest is null && plans >= PlanLimits.MaxPlans)
            return Refusal.ResourceExhausted("PLANS_FULL", $"There are {plans} plans, and no more are kept: change one that is over.");
        var next = plan with { Version = (latest?.Version ?? 0) + 1 };
        return latest is not null && latest.Equals(next with { Version = latest.Version }) ? latest : next;
    }

    private Refusal? CheckScope()
    {
        if (Plan.Regions.Count > PlanLimits.MaxRegions || Plan.PartnerIds.Count > PlanLimits.MaxPartners || Plan.Stores.Count > PlanLimits.MaxStores)
            return Refusal.InvalidArgument(
                "SCOPE_FULL", $"plan.scope names more than {PlanLimits.MaxRegions} regions, {PlanLimits.MaxPartners} partners or {PlanLimits.MaxStores} stores: make it several plans.", "plan.scope");
        foreach (var (place, region) in Plan.Regions.Index())
            if (RegionPaths.Validate(region, $"plan.scope.regions[{place}]") is { } refusal)
                return refusal;
        foreach (var (place, type) in Plan.ChannelTypes.Index())
            if (!Enum.IsDefined(type) || type == ChannelType.Unspecified)
                return Refusal.InvalidArgument("CHANNEL_TYPE", $"plan.scope.channel_types[{place}] must be one of the enum's types.", $"plan.scope.channel_types[{place}]");
        foreach (var (place, partnerId) in Plan.PartnerIds.Index())
            if (PartnerIds.Validate(partnerId, $"plan.scope.partner_ids[{place}]") is { } refusal)
                return refusal;
        foreach (var (place, store) in Plan.Stores.Index())
            if ((PartnerIds.Validate(store.PartnerId, $"plan.scope.stores[{place}].partner_id") ?? CheckStore(store.StoreId, $"plan.scope.stores[{place}].store_id")) is { } refusal)
                return refusal;
        return null;
    }

    private static Refusal? CheckStore(string storeId, string field) => storeId.Length == 0 || Encoding.UTF8.GetByteCount(storeId) > PlanLimits.MaxStoreBytes
        ? Refusal.InvalidArgument("STORE", $"{field} must be 1 to {PlanLimits.MaxStoreBytes} bytes.", field)
        : Texts.Check(storeId, PlanLimits.MaxStoreBytes, field);

    private PlanScope ReadScope() => new(
        Distinct(Plan.Regions), [.. Plan.ChannelTypes.Distinct().Order()], Distinct(Plan.PartnerIds), [.. Plan.Stores.Distinct().Order()]);

    private static ImmutableArray<string> Distinct(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Refusal NoDate(string text, string field) =>
        Refusal.InvalidArgument("DATE", $"{field} '{(text.Length <= 32 ? text : text[..32])}' is no date: write yyyy-mm-dd.", field);
}
