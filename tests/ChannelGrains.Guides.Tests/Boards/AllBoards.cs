using static ChannelGrains.Guides.Tests.Boards.Query;

namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>The dashboards of `deploy/grafana`: the one source of its files.</summary>
internal static partial class AllBoards
{
    public static IReadOnlyList<Board> All { get; } = [Overview, Ingest, Pulse, Store, Cluster, Settlement, Field];

    private static Board Overview => new("overview", "ChannelGrains: overview",
        new Panel("Batches answered, last hour", "Part of the batches that the server answered with their result, or refused for what they are. Goal: 99.9 %.", "percentunit",
            new Target(Without("channelgrains_gateway_acks_total", "result=\"failed\"", "1h"), "answered"))
        { Goal = 0.999 },
        new Panel("Acknowledged within 250 ms, last hour", "Part of the frames whose last result left within 250 ms of their arrival. Goal: 99 %.", "percentunit",
            new Target(Within("channelgrains_gateway_ack_duration_seconds", "0.25", "1h"), "within 250 ms"))
        { Goal = 0.99 },
        new Panel("Views told within 2 s, last hour", "Part of the rounds that told all views within 2 s of their oldest change. Goal: 99.9 %.", "percentunit",
            new Target(Within("channelgrains_views_lag_seconds", "2(.0)?", "1h"), "within 2 s"))
        { Goal = 0.999 },
        new Panel("Transactions", "Transactions decided a second, by outcome.", "ops", new Target(Rate("channelgrains_ingest_transactions_total", "outcome"), "{{outcome}}")),
        new Panel("Acknowledgement", "From a frame's arrival to its last result.", "s",
            new Target(Quantile(0.5, "channelgrains_gateway_ack_duration_seconds"), "p50"), new Target(Quantile(0.99, "channelgrains_gateway_ack_duration_seconds"), "p99")),
        new Panel("Live views: lag", "From the oldest change of a round until all views were told of it.", "s",
            new Target(Quantile(0.5, "channelgrains_views_lag_seconds"), "p50"), new Target(Quantile(0.99, "channelgrains_views_lag_seconds"), "p99")),
        new Panel("Streams and watches", "Open ingest streams and watches. Below the number of your feeds, one is silent.", "short",
            new Target(Now("channelgrains_gateway_streams"), "streams"), new Target(Now("channelgrains_gateway_watches"), "watches")),
        new Panel("Appends refused or lost", "Appends refused because the disk or the queue was full, and records given up. Any increase is an alert.", "short",
            new Target(Increase("channelgrains_journal_full_total"), "full"), new Target(Increase("channelgrains_journal_lost_total"), "lost")),
        new Panel("Quarantine", "Transactions that went to quarantine a second, and their share of all.", "ops",
            new Target(Rate("channelgrains_ingest_transactions_total", where: "outcome=\"quarantined\""), "quarantined"),
            new Target($"{Rate("channelgrains_ingest_transactions_total", where: "outcome=\"quarantined\"")} / {Rate("channelgrains_ingest_transactions_total")}", "share", "percentunit")),
        new Panel("Calls", "Calls ended a second, by status. A stream ends once.", "ops", new Target(Rate("channelgrains_gateway_calls_total", "rpc_response_status_code"), "{{rpc_response_status_code}}")),
        new Panel("What waits for somebody", "Actions and assignments that are overdue, breaks that are open, partners at risk.", "short",
            new Target($"sum({Largest("channelgrains_actions_overdue", "kind")})", "actions overdue"), new Target(Largest("channelgrains_assignments_overdue"), "assignments overdue"),
            new Target($"sum({Largest("channelgrains_payments_breaks_open", "kind")})", "breaks open"), new Target(Now("channelgrains_risk_partners", where: "level=\"critical\""), "partners at critical risk")),
        new Panel("Memory", "Of the process, and of its managed heap.", "bytes",
            new Target(Now("dotnet_process_memory_working_set_bytes"), "working set"), new Target(Now("dotnet_gc_last_collection_memory_committed_size_bytes"), "heap, committed")));

    private static Board Ingest => new("ingest", "ChannelGrains: ingest",
        new Panel("Transactions", "Transactions decided a second, by outcome.", "ops", new Target(Rate("channelgrains_ingest_transactions_total", "outcome"), "{{outcome}}")),
        new Panel("Acknowledgement", "From a frame's arrival to its last result. Each point of an exemplar leads to its trace.", "s",
            new Target(Quantile(0.5, "channelgrains_gateway_ack_duration_seconds"), "p50"), new Target(Quantile(0.9, "channelgrains_gateway_ack_duration_seconds"), "p90"),
            new Target(Quantile(0.99, "channelgrains_gateway_ack_duration_seconds"), "p99")),
        new Panel("Batches answered", "Batches answered a second: taken, refused for what they are, failed for what the server is.", "ops", new Target(Rate("channelgrains_gateway_acks_total", "result"), "{{result}}")),
        new Panel("Streams", "Open ingest streams, and how those ended that did.", "short",
            new Target(Now("channelgrains_gateway_streams"), "open"), new Target(Increase("channelgrains_gateway_streams_ended_total", "status"), "ended {{status}}")),
        new Panel("Frames and credit", "Frames received a second; frames that a stream may have in flight; how often a stream was not read on, as it had the most in flight.", "ops",
            new Target(Rate("channelgrains_gateway_frames_total"), "frames"), new Target(Largest("channelgrains_gateway_window"), "window", "short"), new Target(Rate("channelgrains_gateway_streams_held_total"), "held")),
        new Panel("Refusals", "Batches refused a second, by reason: gaps, conflicts and full quarantines by their partner, the rest by the gateway before it.", "ops",
            new Target(Rate("channelgrains_ingest_batches_refused_total", "reason"), "partner {{reason}}"), new Target(Rate("channelgrains_gateway_batches_refused_total", "reason"), "gateway {{reason}}")),
        new Panel("Quarantine", "Transactions that went to quarantine, or were conflicts, a second, by reason.", "ops", new Target(Rate("channelgrains_ingest_quarantined_total", "reason"), "{{reason}}")),
        new Panel("Budget", "Bytes held for callers, and what was refused or cut because of it. Above half of Budget:TotalBytes windows shrink.", "bytes",
            new Target(Now("channelgrains_gateway_budget_bytes"), "held"), new Target(Increase("channelgrains_gateway_budget_refused_total", "reason"), "refused {{reason}}", "short")),
        new Panel("Connections and calls", "Open connections and calls, and those that stream.", "short",
            new Target(Now("channelgrains_gateway_budget_connections"), "connections"), new Target(Now("channelgrains_gateway_budget_calls"), "calls"), new Target(Now("channelgrains_gateway_calls_streaming"), "streaming")),
        new Panel("Bytes of a day", "Part of its bytes of a day that the source which has used most of them has had stored.", "percentunit", new Target(Largest("channelgrains_gateway_source_budget_used"), "used")),
        new Panel("Clocks", "How far the server's clock stands before what it showed; sources whose sales go to quarantine because of a clock.", "s",
            new Target(Largest("channelgrains_clock_behind_seconds"), "behind"), new Target(Now("channelgrains_clock_suspected"), "sources suspected", "short")));

    private static Board Pulse => new("pulse", "ChannelGrains: the partners' pulse",
        new Panel("Sales by region", "Transactions accepted a minute, by the first two levels of the partner's region.", "short", new Target($"60 * {Rate("channelgrains_ingest_sales_total", "region")}", "{{region}}")),
        new Panel("Sales by type of channel", "Transactions accepted a minute, by the partner's type.", "short", new Target($"60 * {Rate("channelgrains_ingest_sales_total", "channel_type")}", "{{channel_type}}")),
        new Panel("Attainment", "Net sales of the running month by its target, and by the target to date: of the company, and of channel types that have one.", "percentunit",
            new Target(Largest("channelgrains_targets_attainment", "scope, of"), "{{scope}}, {{of}}")),
        new Panel("Partners at risk", "Partners by level, above LOW.", "short", new Target(Now("channelgrains_risk_partners", "level"), "{{level}}")),
        new Panel("Levels of risk", "Levels that changed, by the level after it; holds on payments that a rise to CRITICAL set.", "short",
            new Target(Increase("channelgrains_risk_level_changes_total", "level"), "{{level}}"), new Target(Increase("channelgrains_risk_holds_total"), "holds")),
        new Panel("Partners' lives", "Steps that partners took, by the state that they led to.", "short", new Target(Increase("channelgrains_partners_steps_total", "to"), "{{to}}")),
        new Panel("Selection", "Candidates that were scored, by whether the score passes, and cooperation plans.", "short",
            new Target(Increase("channelgrains_selection_scores_total", "passed"), "passed {{passed}}"), new Target(Increase("channelgrains_selection_plans_total"), "plans")),
        new Panel("Agreements", "Steps that agreements have taken.", "short", new Target(Increase("channelgrains_agreements_steps_total", "step"), "{{step}}")),
        new Panel("Targets", "Allocations of targets by how far they came, and their parts by outcome.", "short",
            new Target(Increase("channelgrains_targets_allocations_total", "outcome"), "allocations {{outcome}}"), new Target(Increase("channelgrains_targets_parts_total", "outcome"), "parts {{outcome}}")),
        new Panel("What customers say", "Complaints that came, those answered in time and late, answers to surveys.", "short",
            new Target(Increase("channelgrains_feedback_complaints_opened_total"), "complaints"), new Target(Increase("channelgrains_feedback_complaints_answered_total", "in_time"), "answered, in time {{in_time}}"),
            new Target(Increase("channelgrains_feedback_answers_total", "satisfied"), "satisfied {{satisfied}}")),
        new Panel("Surveys", "Invitations that were made, by whom they ask about, and answers that came, by what became of them.", "short",
            new Target(Increase("channelgrains_survey_invitations_total", "subject"), "invited, {{subject}}"), new Target(Increase("channelgrains_survey_answers_total", "outcome"), "{{outcome}}")));
}
