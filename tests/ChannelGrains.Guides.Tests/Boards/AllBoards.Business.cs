using static ChannelGrains.Guides.Tests.Boards.Query;

namespace ChannelGrains.Guides.Tests.Boards;

// Money, and what people do in the field.
internal static partial class AllBoards
{
    private static Board Settlement => new("settlement", "ChannelGrains: settlement and payments",
        new Panel("Statements", "Steps that statements have taken, by the state that they led to.", "short", new Target(Increase("channelgrains_settlement_steps_total", "state"), "{{state}}")),
        new Panel("Closed", "Statements that were closed, by the state in which they were.", "short", new Target(Increase("channelgrains_settlement_closes_total", "state"), "{{state}}")),
        new Panel("Adjustments", "Lines that correct closed months, by reason.", "short", new Target(Increase("channelgrains_settlement_adjustments_total", "reason"), "{{reason}}")),
        new Panel("Gates", "What kept statements from being approved or paid, by condition.", "short", new Target(Increase("channelgrains_settlement_blocks_total", "condition"), "{{condition}}")),
        new Panel("Close jobs", "Jobs that close a month of all partners, what partners answered a second, and steps that are tried again.", "ops",
            new Target(Now("channelgrains_close_jobs_running"), "running", "short"), new Target(Rate("channelgrains_close_jobs_partners_total", "outcome"), "{{outcome}}"),
            new Target(Rate("channelgrains_close_jobs_put_off_total"), "put off")),
        new Panel("Ledger", "Ledgers that were verified, and what was not right in them. Any finding is an alert.", "short",
            new Target(Increase("channelgrains_settlement_ledger_checks_total"), "verified"), new Target(Increase("channelgrains_settlement_ledger_findings_total"), "findings")),
        new Panel("Payment runs", "By the step that they took.", "short", new Target(Increase("channelgrains_payments_runs_total", "step"), "{{step}}")),
        new Panel("Payments", "By what became of them.", "short", new Target(Increase("channelgrains_payments_payments_total", "outcome"), "{{outcome}}")),
        new Panel("The bank's files", "Statuses and bookings in files of the bank, by whether a run knows them.", "short", new Target(Increase("channelgrains_payments_bank_items_total", "outcome"), "{{outcome}}")),
        new Panel("Open breaks", "Where the bank's files and the runs differ and nobody has closed it, by kind, and the age of the oldest.", "short",
            new Target(Largest("channelgrains_payments_breaks_open", "kind"), "{{kind}}"), new Target(Largest("channelgrains_payments_breaks_age_seconds"), "oldest", "s")));

    private static Board Field => new("field", "ChannelGrains: field work",
        new Panel("Actions overdue", "Actions of partners that are overdue and not closed, by kind.", "short", new Target(Largest("channelgrains_actions_overdue", "kind"), "{{kind}}")),
        new Panel("Actions", "Actions that were opened, and those that were found not to be done, by kind.", "short",
            new Target(Increase("channelgrains_actions_opened_total", "kind"), "opened {{kind}}"), new Target(Increase("channelgrains_actions_returned_total", "kind"), "returned {{kind}}")),
        new Panel("Assignments overdue", "Assignments of plans that are overdue; at 1,000 there may be more.", "short", new Target(Largest("channelgrains_assignments_overdue"), "overdue")),
        new Panel("Records and findings", "Findings of records, and changes of records.", "short",
            new Target(Increase("channelgrains_form_findings_total"), "findings"), new Target(Increase("channelgrains_form_amendments_total"), "amendments")),
        new Panel("Evidence", "Bytes of files that were claimed, files claimed, and files removed as nobody claimed them.", "Bps",
            new Target(Rate("channelgrains_evidence_bytes_total"), "bytes"), new Target(Increase("channelgrains_evidence_files_total"), "files", "short"),
            new Target(Increase("channelgrains_evidence_removed_total"), "removed", "short")),
        new Panel("Reviews", "Reviews of partners a second by cause, those that wait, and those that failed or are tried again.", "ops",
            new Target(Rate("channelgrains_reviews_run_total", "cause"), "{{cause}}"), new Target(Now("channelgrains_reviews_waiting"), "waiting", "short"),
            new Target(Rate("channelgrains_reviews_put_off_total"), "put off"), new Target(Rate("channelgrains_reviews_failed_total"), "failed")),
        new Panel("Reviews: lag", "From a fact, or the time that a partner was due, until its review was done.", "s",
            new Target(Quantile(0.5, "channelgrains_reviews_lag_seconds"), "p50"), new Target(Quantile(0.99, "channelgrains_reviews_lag_seconds"), "p99")));
}
