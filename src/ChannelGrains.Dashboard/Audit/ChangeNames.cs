using ChannelGrains.Access.V1;
using ChannelGrains.Dashboard.Sessions;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Audit;

/// <summary>What was done, in the reader's language. What this page does not know is called as the server calls it.</summary>
internal sealed class ChangeNames(IStringLocalizer<AuditTexts> texts, CurrentSession current)
{
    private const string Payments = "payments";

    private static readonly string[] Kinds = [
        "lifecycle.created", "lifecycle.updated", "lifecycle.state_changed",
        "selection.criteria_defined", "selection.scored", "selection.planned",
        "agreements.drafted", "agreements.submitted", "agreements.confirmed", "agreements.signed", "agreements.terminated", "agreements.obligation_met",
        "feedback.survey_answered", "feedback.complaint_opened", "feedback.complaint_answered",
        "actions.opened", "actions.moved", "actions.rules_set",
        "risk.level_changed", "risk.factor_muted", "risk.factor_unmuted", "risk.hold_set", "risk.hold_released", "risk.rules_set",
        "settlement.closed", "settlement.approved", "settlement.dispute_opened", "settlement.dispute_resolved", "settlement.payment_taken", "settlement.payment_finished",
        "close_jobs.started", "close_jobs.advanced",
        "payments.payee_set", "payments.payee_verified", "payments.run_planned", "payments.run_approved", "payments.payments_taken", "payments.bank_evidence", "payments.outcome_recorded", "payments.payments_told", "payments.break_closed", "payments.file_taken", "payments.file_applied",
        "targets.set", "targets.allocated", "targets.allocation_applied",
        "scorecards.defined",
        "forms.form_put",
        "plans.plan_put",
        "form_records.taken", "form_records.changed", "form_records.decided",
        "surveys.invited",
        "markets.size_reported", "markets.competitor_sales_reported",
        "programmes.updated", "programmes.development_planned", "programmes.calendar_fixed", "programmes.selling_days_set",
        "sources.changed",
        "lanes.opened", "lanes.conflict_observed",
        "quarantine.replayed", "quarantine.discarded", "quarantine.swept",
        "shares.created", "shares.revoked",
        "evidence.received",
        "compliance.requirement_put", "compliance.recorded",
        "discipline.declaration_recorded", "discipline.gift_recorded", "discipline.gift_decided", "discipline.company_shown",
    ];

    private static readonly string[] Capabilities = [.. Kinds.Select(kind => kind[..kind.IndexOf('.', StringComparison.Ordinal)]).Distinct()];

    /// <summary>What can be chosen: each capability, and its kinds behind it. Who is not of finance is told nothing of payments.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices =>
    [
        .. from capability in Capabilities
           where capability != Payments || current.Find()?.Is(Role.Finance) == true
           from kind in (string[])[capability, .. Kinds.Where(kind => kind.StartsWith(capability + ".", StringComparison.Ordinal))]
           select (kind, kind == capability ? OfCapability(capability) : $"{OfCapability(capability)}: {Of(kind)}"),
    ];

    public string Of(string kind) => kind switch
    {
        "lifecycle.created" => texts["partner created"],
        "lifecycle.updated" => texts["partner changed"],
        "lifecycle.state_changed" => texts["state of a partner changed"],
        "selection.criteria_defined" => texts["criteria of selection defined"],
        "selection.scored" => texts["partner scored"],
        "selection.planned" => texts["cooperation planned"],
        "agreements.drafted" => texts["agreement drafted"],
        "agreements.submitted" => texts["agreement submitted"],
        "agreements.confirmed" => texts["agreement confirmed by a side"],
        "agreements.signed" => texts["agreement signed"],
        "agreements.terminated" => texts["agreement terminated"],
        "agreements.obligation_met" => texts["obligation met"],
        "feedback.survey_answered" => texts["survey answered"],
        "feedback.complaint_opened" => texts["complaint opened"],
        "feedback.complaint_answered" => texts["complaint answered"],
        "actions.opened" => texts["action opened"],
        "actions.moved" => texts["action moved on"],
        "actions.rules_set" => texts["rules of actions set"],
        "risk.level_changed" => texts["level of risk changed"],
        "risk.factor_muted" => texts["factor muted"],
        "risk.factor_unmuted" => texts["factor no longer muted"],
        "risk.hold_set" => texts["payments held"],
        "risk.hold_released" => texts["payments released"],
        "risk.rules_set" => texts["rules of risk set"],
        "settlement.closed" => texts["month closed"],
        "settlement.approved" => texts["statement approved"],
        "settlement.dispute_opened" => texts["dispute opened"],
        "settlement.dispute_resolved" => texts["dispute resolved"],
        "settlement.payment_taken" => texts["taken into a payment run"],
        "settlement.payment_finished" => texts["payment finished"],
        "close_jobs.started" => texts["closing of a month for all started"],
        "close_jobs.advanced" => texts["closing of a month for all went on"],
        "payments.payee_set" => texts["payee set"],
        "payments.payee_verified" => texts["payee verified"],
        "payments.run_planned" => texts["payment run planned"],
        "payments.run_approved" => texts["payment run approved"],
        "payments.payments_taken" => texts["statements taken into the run"],
        "payments.bank_evidence" => texts["told by the bank"],
        "payments.outcome_recorded" => texts["outcome of a payment recorded"],
        "payments.payments_told" => texts["outcomes passed on"],
        "payments.break_closed" => texts["break closed"],
        "payments.file_taken" => texts["file of the bank taken"],
        "payments.file_applied" => texts["file of the bank applied"],
        "targets.set" => texts["target set"],
        "targets.allocated" => texts["target allocated"],
        "targets.allocation_applied" => texts["allocation applied"],
        "scorecards.defined" => texts["scorecard defined"],
        "forms.form_put" => texts["form kept"],
        "plans.plan_put" => texts["plan kept"],
        "form_records.taken" => texts["record taken"],
        "form_records.changed" => texts["record changed"],
        "form_records.decided" => texts["finding decided"],
        "surveys.invited" => texts["invited to a survey"],
        "markets.size_reported" => texts["size of a market reported"],
        "markets.competitor_sales_reported" => texts["sales of a competitor reported"],
        "programmes.updated" => texts["settings changed"],
        "programmes.development_planned" => texts["growth planned"],
        "programmes.calendar_fixed" => texts["calendar fixed"],
        "programmes.selling_days_set" => texts["selling days set"],
        "sources.changed" => texts["source registered or changed"],
        "lanes.opened" => texts["lane opened"],
        "lanes.conflict_observed" => texts["second device seen"],
        "quarantine.replayed" => texts["applied out of quarantine"],
        "quarantine.discarded" => texts["discarded in quarantine"],
        "quarantine.swept" => texts["many applied out of quarantine"],
        "shares.created" => texts["link made"],
        "shares.revoked" => texts["link revoked"],
        "evidence.received" => texts["evidence received"],
        "compliance.requirement_put" => texts["requirement set"],
        "compliance.recorded" => texts["something shown for a requirement"],
        "discipline.declaration_recorded" => texts["declaration recorded"],
        "discipline.gift_recorded" => texts["gift entered"],
        "discipline.gift_decided" => texts["gift decided"],
        "discipline.company_shown" => texts["something shown for the company"],
        _ => kind,
    };

    private string OfCapability(string capability) => capability switch
    {
        "lifecycle" => texts["Partners"],
        "selection" => texts["Selection"],
        "agreements" => texts["Agreements"],
        "feedback" => texts["Feedback"],
        "actions" => texts["Actions"],
        "risk" => texts["Risk"],
        "settlement" => texts["Statements"],
        "close_jobs" => texts["Closing for all"],
        "payments" => texts["Payments"],
        "targets" => texts["Targets"],
        "scorecards" => texts["Scorecards"],
        "forms" => texts["Forms"],
        "plans" => texts["Plans"],
        "form_records" => texts["Records"],
        "surveys" => texts["Surveys"],
        "markets" => texts["Markets"],
        "programmes" => texts["Programme"],
        "sources" => texts["Sources"],
        "lanes" => texts["Lanes"],
        "quarantine" => texts["Quarantine"],
        "shares" => texts["Links"],
        "evidence" => texts["evidence"],
        "compliance" => texts["Compliance"],
        "discipline" => texts["Discipline"],
        _ => capability,
    };
}
