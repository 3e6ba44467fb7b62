using ChannelGrains.Testing.Postgres;

[assembly: AssemblyFixture(typeof(ChannelGrains.Server.Tests.Postgres.SharedPostgres))]

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>One PostgreSQL for all tests of servers on it, started by the first of them.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);

    /// <summary>Settings of a server on a database of its own.</summary>
    public async Task<Dictionary<string, string?>> NewStoreAsync()
    {
        var server = await _server.Value;
        return new() { ["Postgres:ConnectionString"] = server.ConnectionString(await server.CreateDatabaseAsync()) };
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
            await (await _server.Value).DisposeAsync();
    }
}
