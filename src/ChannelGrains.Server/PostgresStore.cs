using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;

namespace ChannelGrains.Server;

/// <summary>Opens the store on PostgreSQL. The data directory then holds the customer key alone.</summary>
internal static class PostgresStore
{
    public static PostgresJournalStore Open(ServerOptions options, FatalJournal fatal, IServiceProvider services)
    {
        var data = services.GetRequiredService<DataDirectory>();
        data.ReadOrCreateCustomerKey(PhysicalFileSystem.Instance);
        FileRights.Tighten(data, services.GetRequiredService<ILogger<PostgresJournalStore>>());
        var store = PostgresJournalStore.OpenAsync(
            ToOptions(options), services.GetRequiredService<ILogger<PostgresJournalStore>>(), services.GetRequiredService<PostgresInstruments>(),
            services.GetRequiredService<TimeProvider>(), fatal.OnFailed, CancellationToken.None).GetAwaiter().GetResult();
        return StoreKey.CheckedAsync(store, options, services).GetAwaiter().GetResult();
    }

    internal static PostgresJournalOptions ToOptions(ServerOptions options) => new()
    {
        ConnectionString = options.Postgres.ConnectionString!,
        Content = StoredContent.Format,
        MaxRecordBytes = EmbeddedStore.MaxRecordBytes(options.Ingest.MaxFrameBytes),
        MaxQueuedBytes = options.Postgres.MaxQueuedMiB * PostgresJournalOptions.MiB,
        MaxConnections = options.Postgres.MaxConnections,
        StatementTimeout = TimeSpan.FromSeconds(options.Postgres.StatementTimeoutSeconds),
        SilenceTimeout = TimeSpan.FromSeconds(options.Postgres.SilenceTimeoutSeconds),
    };
}
