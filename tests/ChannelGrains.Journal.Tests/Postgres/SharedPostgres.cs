using ChannelGrains.Testing.Postgres;

[assembly: AssemblyFixture(typeof(ChannelGrains.Journal.Tests.Postgres.SharedPostgres))]

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>One server for all tests that do it no harm, started by the first of them.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.StartAsync);

    internal static Task<PostgresServer> GetAsync() => Server.Value;

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated)
            await (await Server.Value).DisposeAsync();
    }
}
