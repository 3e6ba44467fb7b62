using static ChannelGrains.Guides.Tests.Boards.Query;

namespace ChannelGrains.Guides.Tests.Boards;

// What the server is made of.
internal static partial class AllBoards
{
    private static Board Store => new("store", "ChannelGrains: journal and store",
        new Panel("Records", "Records committed a second: by the embedded store, and in PostgreSQL.", "ops",
            new Target(Rate("channelgrains_journal_appends_total"), "embedded"), new Target(Rate("channelgrains_postgres_records_total"), "PostgreSQL")),
        new Panel("Log growth", "Bytes appended a second.", "Bps",
            new Target(Rate("channelgrains_journal_append_bytes_total"), "embedded"), new Target(Rate("channelgrains_postgres_record_bytes_total"), "PostgreSQL")),
        new Panel("Sync", "Writing and syncing a group of records, and applying it to the index.", "s",
            new Target(Quantile(0.5, "channelgrains_journal_sync_duration_seconds"), "sync p50"), new Target(Quantile(0.99, "channelgrains_journal_sync_duration_seconds"), "sync p99"),
            new Target(Quantile(0.99, "channelgrains_journal_index_duration_seconds"), "index p99")),
        new Panel("Commits in PostgreSQL", "One commit, with its attempts; those that failed and were made again.", "s",
            new Target(Quantile(0.5, "channelgrains_postgres_commit_duration_seconds"), "p50"), new Target(Quantile(0.99, "channelgrains_postgres_commit_duration_seconds"), "p99"),
            new Target(Increase("channelgrains_postgres_commit_failures_total"), "failed", "short")),
        new Panel("Records that share a commit", "On average.", "short",
            new Target(Mean("channelgrains_journal_group_size"), "embedded"), new Target(Mean("channelgrains_postgres_commit_size"), "PostgreSQL")),
        new Panel("Queue", "Bytes that wait for the store; at 256 MiB appends are refused.", "bytes",
            new Target(Now("channelgrains_journal_queue_bytes", "instance"), "{{instance}}"), new Target(Now("channelgrains_postgres_queue_bytes", "instance"), "{{instance}}, PostgreSQL")),
        new Panel("Refused, lost, fenced", "Appends refused as the store was full, records given up, journals that another process had written to first. Any increase is an alert.", "short",
            new Target(Increase("channelgrains_journal_full_total"), "full"), new Target(Increase("channelgrains_journal_lost_total"), "lost"),
            new Target(Increase("channelgrains_postgres_full_total"), "full, PostgreSQL"), new Target(Increase("channelgrains_postgres_lost_total"), "lost, PostgreSQL"),
            new Target(Increase("channelgrains_postgres_fence_conflicts_total"), "fenced")),
        new Panel("Damage", "Reads of the index, and loads of journals, that found damage; journals and saved rows of which more had been stored than the log holds. Any increase is an alert.", "short",
            new Target(Increase("channelgrains_journal_index_damage_total"), "index"), new Target(Increase("channelgrains_states_damaged_total"), "journals"), new Target(Increase("channelgrains_journal_ahead_total"), "journals ahead"),
            new Target(Increase("channelgrains_views_ahead_total"), "views ahead"), new Target(Increase("channelgrains_views_unreadable_total"), "rows unreadable")),
        new Panel("Recovery", "Log that was read again when the server was started last.", "bytes", new Target(Now("channelgrains_journal_recovered_bytes_total", "instance"), "{{instance}}")),
        new Panel("Connections to PostgreSQL", "Of the pool, by state.", "short", new Target(Now("db_client_connection_count", "db_client_connection_state"), "{{db_client_connection_state}}")),
        new Panel("States loaded", "Time to read a state from its snapshot and the records behind it.", "s",
            new Target(Quantile(0.5, "channelgrains_states_load_duration_seconds"), "p50"), new Target(Quantile(0.99, "channelgrains_states_load_duration_seconds"), "p99"),
            new Target(Rate("channelgrains_states_load_duration_seconds_count"), "a second", "ops")),
        new Panel("Snapshots", "Records folded behind a snapshot: how old it was; states dropped, and snapshots that failed.", "short",
            new Target(Quantile(0.99, "channelgrains_states_load_records"), "records behind, p99"), new Target(Increase("channelgrains_states_dropped_total"), "dropped"),
            new Target(Increase("channelgrains_states_snapshot_failures_total"), "failed")),
        new Panel("State size", "Of the snapshots that were saved.", "bytes",
            new Target(Quantile(0.5, "channelgrains_states_snapshot_size_bytes"), "p50"), new Target(Quantile(0.99, "channelgrains_states_snapshot_size_bytes"), "p99")))
    {
        InstanceSeries = "channelgrains_gateway_window",
    };

    private static Board Cluster => new("cluster", "ChannelGrains: cluster and processes",
        new Panel("Silos", "Silos that this one's ring has. Below the number of your servers, one is dead.", "short", new Target(Now("orleans_consistent_ring_size", "instance"), "{{instance}}")),
        new Panel("Activations", "Grains in memory, by type.", "short", new Target(Now("orleans_catalog_activations", "grain_type", "grain_type!~\"sys.*\""), "{{grain_type}}")),
        new Panel("Activated", "Grains activated a second, by type.", "ops", new Target(Rate("orleans_catalog_activation_created_total", "grain_type"), "{{grain_type}}")),
        new Panel("Messages between grains", "Time of a message and its answer.", "ms",
            new Target(Quantile(0.5, "orleans_app_requests_latency_milliseconds"), "p50"), new Target(Quantile(0.99, "orleans_app_requests_latency_milliseconds"), "p99")),
        new Panel("Calls by method", "Calls ended a second.", "ops", new Target(Rate("channelgrains_gateway_calls_total", "rpc_method"), "{{rpc_method}}")),
        new Panel("Calls refused or failed", "Calls ended a second with an error, by status.", "ops",
            new Target(Rate("channelgrains_gateway_calls_total", "rpc_response_status_code", "rpc_response_status_code!=\"OK\""), "{{rpc_response_status_code}}")),
        new Panel("Time of calls", "By service, of those that do not stream, p99.", "s",
            new Target("histogram_quantile(0.99, sum by (le, rpc_service) (rate(" + Series("rpc_server_call_duration_seconds_bucket", "streams=\"false\"") + "[$__rate_interval])))", "{{rpc_service}}")),
        new Panel("Live views: told and saved", "Cells that views were told, rows saved for the next start, and partners whose month was told again because a view had missed something.", "ops",
            new Target(Rate("channelgrains_views_cells_total"), "cells"), new Target(Rate("channelgrains_views_saved_total"), "rows saved"), new Target(Rate("channelgrains_views_missed_total"), "missed")),
        new Panel("Watches", "Open watches, answers written to them, and versions that they were shown only as part of a later one.", "ops",
            new Target(Now("channelgrains_gateway_watches"), "open", "short"), new Target(Rate("channelgrains_gateway_watches_answers_total"), "answers"),
            new Target(Rate("channelgrains_gateway_watches_conflated_total"), "conflated")),
        new Panel("CPU", "Cores in use, of those that the process has.", "short",
            new Target(Rate("dotnet_process_cpu_time_seconds_total", "cpu_mode"), "{{cpu_mode}}"), new Target(Now("dotnet_process_cpu_count"), "cores")),
        new Panel("Memory", "Of the process, and of its managed heap.", "bytes",
            new Target(Now("dotnet_process_memory_working_set_bytes"), "working set"), new Target(Now("dotnet_gc_last_collection_memory_committed_size_bytes"), "heap, committed"),
            new Target(Now("dotnet_gc_last_collection_heap_size_bytes", "gc_heap_generation"), "heap, {{gc_heap_generation}}")),
        new Panel("Garbage collection", "Share of time in pauses, and collections a second, by generation.", "percentunit",
            new Target(Rate("dotnet_gc_pause_time_seconds_total"), "paused"), new Target(Rate("dotnet_gc_collections_total", "gc_heap_generation"), "{{gc_heap_generation}}", "ops")),
        new Panel("Connections", "Open connections, and requests under way over HTTP.", "short",
            new Target(Now("kestrel_active_connections"), "connections"), new Target(Now("http_server_active_requests"), "requests")));
}
