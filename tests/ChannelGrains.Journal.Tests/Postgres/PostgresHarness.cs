using System.Diagnostics.Metrics;
using ChannelGrains.Journal.Tests.Conformance;
using ChannelGrains.Journal.Tests.Embedded;
using ChannelGrains.Postgres.Journals;
using ChannelGrains.Testing.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>Opens stores on a database of its own, which it drops.</summary>
internal sealed class PostgresHarness(PostgresServer? server = null) : IStoreHarness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<PostgresJournalStore> _stores = [];
    private readonly TaskCompletionSource<Exception> _fatal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PostgresServer? _server = server;

    public string? Database { get; set; }

    public ContentFormat Format { get; set; } = JournalHarness.Content;

    /// <summary>Another way to the server.</summary>
    public int? Port { get; set; }

    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where stores measure; null for a meter of their own.</summary>
    public IMeterFactory? Meters { get; init; }

    public long MaxQueuedBytes { get; init; } = 64 * PostgresJournalOptions.MiB;

    /// <summary>What ended a store for good; null while nothing did.</summary>
    public Exception? Fatal => _fatal.Task.IsCompleted ? _fatal.Task.Result : null;

    /// <summary>Waits until a store ends for good.</summary>
    public Task<Exception> FatalAsync() => _fatal.Task.WaitAsync(Patience);

    public async Task<PostgresServer> ServerAsync() => _server ??= await SharedPostgres.GetAsync();

    public async Task<IJournalStore> OpenStoreAsync() => await OpenAsync();

    public async Task<PostgresJournalStore> OpenAsync()
    {
        var postgres = await ServerAsync();
        Database ??= await postgres.CreateDatabaseAsync();
        var options = new PostgresJournalOptions
        {
            ConnectionString = postgres.ConnectionString(Database, Port),
            Content = Format,
            MaxCommitBytes = 64 * 1024,
            MaxQueuedBytes = MaxQueuedBytes,
            SilenceTimeout = SilenceTimeout,
            StatementTimeout = StatementTimeout,
            MaxConnections = 8,
        };
        var store = await PostgresJournalStore.OpenAsync(
            options, NullLogger.Instance, new PostgresInstruments(Meters), Time, exception => _fatal.TrySetResult(exception), CancellationToken.None);
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        if (Database is not null)
            await (await ServerAsync()).DropDatabaseAsync(Database);
    }
}
