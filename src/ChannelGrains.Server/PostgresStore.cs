using ChannelGrains.Grains.Journalled;
using ChannelGrains.Postgres.Journals;

namespace ChannelGrains.Server;

/// <summary>Opens the store on PostgreSQL. The data directory then holds the customer key alone.</summary>
internal static class PostgresStore
{
    public static PostgresJournalStore Open(ServerOptions options, FatalJournal fatal, IServiceProvider services)
    {
        var data = services.GetRequiredService<DataDirectory>();
        FileRights.Tighten(data, services.GetRequiredService<ILogger<PostgresJournalStore>>());
        var store = PostgresJournalStore.OpenAsync(
            ToOptions(options), services.GetRequiredService<ILogger<PostgresJournalStore>>(), services.GetRequiredService<PostgresInstruments>(),
            services.GetRequiredService<TimeProvider>(), fatal.OnFailed, CancellationToken.None).GetAwaiter().GetResult();
        return StoreKey.CheckedAsync(store, options, services, () => SharedCustomerKey.EnsureAsync(store, data, options, CancellationToken.None)).GetAwaiter().GetResult();
    }

    internal static PostgresJournalOptions ToOptions(ServerOptions options) => new()
    {
        ConnectionString = options.Postgres.ConnectionString!,
        Content = StoredContent.Format,
        MaxRecordBytes = EmbeddedStore.MaxRecordBytes(options.Ingest.MaxFrameBytes),
        MaxQueuedBytes = options.Postgres.MaxQueuedMiB * PostgresJournalOptions.MiB,
        MaxConnections = options.Postgres.MaxConnections,
        StatementTimeout = TimeSpan.FromSeconds(options.Postgres.StatementTimeoutSeconds),
        HeadBelief = TimeSpan.FromSeconds(options.Postgres.HeadBeliefSeconds),
        SilenceTimeout = TimeSpan.FromSeconds(options.Postgres.SilenceTimeoutSeconds),
    };
}
