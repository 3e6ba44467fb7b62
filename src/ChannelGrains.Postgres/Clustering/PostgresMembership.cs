using ChannelGrains.Postgres.Migrations;
using Npgsql;
using Orleans.Hosting;

namespace ChannelGrains.Postgres.Clustering;

/// <summary>Where the silos of a deployment find each other, and gateways elsewhere find them: a table beside the journals, with our statements.</summary>
public static class PostgresMembership
{
    /// <summary>How the provider calls Npgsql.</summary>
    private const string Provider = "Npgsql";

    /// <summary>A silo reads the table every few seconds and writes one row; the rest are for several that ask at once while one joins.</summary>
    private const int MaxConnections = 4;

    /// <summary>Membership that does not answer is asked again: what waits longer would be late for the death of a silo.</summary>
    private const int TimeoutSeconds = 5;

    /// <summary>Has a silo enter the table of a database that is migrated.</summary>
    public static void Use(ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Provider, Of(connectionString)));

    /// <summary>Has a client find the silos in the table.</summary>
    public static void Use(IClientBuilder client, string connectionString) =>
        client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Provider, Of(connectionString)));

    private static string Of(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        SearchPath = Migrator.Schema,
        MaxPoolSize = MaxConnections,
        Timeout = TimeoutSeconds,
        CommandTimeout = TimeoutSeconds,
        ApplicationName = "channelgrains membership",
    }.ConnectionString;
}
