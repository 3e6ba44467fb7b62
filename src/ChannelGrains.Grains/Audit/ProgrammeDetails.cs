using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Targets;
using Google.Protobuf;
using Facts = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Audit;

/// <summary>What is shown of changes of the programme, its rules, forms, plans, targets, markets and discipline.</summary>
internal static class ProgrammeDetails
{
    /// <summary>Adds it; false for a change of others.</summary>
    public static bool Add(DetailList details, IMessage change) => AddProgramme(details, change) || AddTarget(details, change) || AddMarket(details, change) || AddDiscipline(details, change);

    private static bool AddProgramme(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.ProgrammeUpdated { Settings: { } settings }:
                details.Text("display_name", settings.DisplayName).Text("currency_code", settings.CurrencyCode).Text("time_zone", settings.TimeZone)
                    .Number("fiscal_year_start_month", settings.FiscalYearStartMonth).Choice<WeekScheme>("week_scheme", settings.WeekScheme);
                if (settings.HasGraceDays)
                    details.Number("grace_days", settings.GraceDays);
                return true;
            case Facts.DevelopmentPlanned planned:
                details.Text("period", planned.PeriodId).Millionths("target_rate", planned.TargetRate);
                return true;
            case Facts.CalendarFixed calendar:
                details.Text("cause", calendar.Cause);
                return true;
            case Facts.SellingDaysSet { Days: { } days }:
                details.Text("region", days.Region).Number("holidays", days.Holidays.Count).Number("extra_days", days.ExtraDays.Count);
                return true;
            case Facts.CriteriaDefined criteria:
                details.Number("criteria", criteria.Criteria.Count).Number("threshold", criteria.Threshold);
                return true;
            case Facts.FormPut form:
                details.Text("form_id", form.FormId).Number("version", form.Version).Choice<FormKind>("kind", form.Kind).Number("items", form.Items.Count);
                return true;
            case Facts.PlanPut plan:
                details.Text("plan_id", plan.PlanId).Number("version", plan.Version).Text("form_id", plan.FormId).Text("title", plan.Title).Day("starts_on", plan.StartsOn).Text("owner", plan.Owner);
                return true;
            case Facts.ScorecardDefined defined:
                details.Day("effective_from", defined.EffectiveFrom).Number("kpis", defined.Kpis.Count).Number("bands", defined.Bands.Count);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Not who declared or what they disclosed, nor what a gift was: that is for those who may list them.</summary>
    private static bool AddDiscipline(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.DeclarationRecorded declared:
                details.Choice<Domain.Discipline.DeclarationKind>("kind", declared.Kind).Day("valid_from", declared.ValidFrom).Day("valid_until", declared.ValidUntil);
                return true;
            case Facts.GiftRecorded gift:
                details.Text("gift_id", gift.GiftId).Choice<Domain.Discipline.GiftOutcome>("outcome", gift.Outcome);
                return true;
            case Facts.GiftDecided decided:
                details.Text("gift_id", decided.GiftId).Choice<Domain.Discipline.GiftOutcome>("outcome", decided.Outcome);
                return true;
            case Facts.CompanyShown { Shown: { } shown }:
                details.Text("requirement_id", shown.RequirementId).Flag("met", shown.Met).Day("valid_from", shown.ValidFrom).Day("valid_until", shown.HasValidUntil ? shown.ValidUntil : null);
                return true;
            default:
                return false;
        }
    }

    private static bool AddTarget(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.TargetSet set:
                AddScope(details, set.Scope);
                details.Month("first_month", set.FirstMonth).Number("number", set.Number).Minor("amount", set.Amount, set.CurrencyCode);
                return true;
            case Facts.TargetAllocated allocated:
                AddScope(details, allocated.Scope);
                details.Month("first_month", allocated.FirstMonth).Choice<AllocationMethod>("method", allocated.Method).Minor("target", allocated.Target, allocated.CurrencyCode)
                    .Number("partners", allocated.Parts.Count);
                return true;
            case Facts.AllocationApplied applied:
                AddScope(details, applied.Scope);
                details.Month("first_month", applied.FirstMonth).Number("applied", applied.Applied).Number("refused", applied.Refused);
                return true;
            default:
                return false;
        }
    }

    private static void AddScope(DetailList details, Facts.TargetScopeName? scope)
    {
        if (scope is not null)
            details.Choice<TargetScopeKind>("scope", scope.Kind).Choice<ChannelType>("channel_type", scope.ChannelType).Text("scope_name", scope.Name);
    }

    private static bool AddMarket(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.MarketSizeReported reported:
                details.Text("region", reported.Region).Text("category", reported.Category).Month("month", reported.Month).Amount("total", reported.Total).Text("source", reported.Source);
                return true;
            case Facts.CompetitorSalesReported reported:
                details.Text("region", reported.Region).Text("category", reported.Category).Month("month", reported.Month).Text("competitor", reported.Competitor)
                    .Amount("amount", reported.Amount).Text("source", reported.Source);
                return true;
            default:
                return false;
        }
    }
}
