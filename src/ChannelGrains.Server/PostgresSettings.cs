using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Server;

/// <summary>Settings of the store on PostgreSQL, which takes the place of the embedded one where it has a connection string.</summary>
public sealed class PostgresSettings
{
    /// <summary>How the database is reached, in Npgsql's words: <c>Host=...;Database=...;Username=...</c>. It belongs to ChannelGrains alone. May hold a password: best given as
    /// <c>CHANNELGRAINS__POSTGRES__CONNECTIONSTRING</c>, or left to a passfile.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A file with the customer key, as a mounted secret: 32 hexadecimal digits. All processes of the database have the same one. Null: the database keeps it, made by the first process.</summary>
    public string? CustomerKeyFile { get; set; }

    /// <summary>Seconds for which a process believes how long a journal is after the database said it: so old may an answer be at most when another process has taken over its
    /// partner.</summary>
    [Range(0.1, 60)]
    public double HeadBeliefSeconds { get; set; } = 5;

    /// <summary>Connections at most, one of them for commits.</summary>
    [Range(2, 1_000)]
    public int MaxConnections { get; set; } = 32;

    /// <summary>Seconds that a statement may take before it is given up and asked about again.</summary>
    [Range(1, 600)]
    public int StatementTimeoutSeconds { get; set; } = 15;

    /// <summary>Seconds without an answer of the database after which appends are refused instead of queued.</summary>
    [Range(1, 600)]
    public int SilenceTimeoutSeconds { get; set; } = 5;

    /// <summary>Appends that wait for the database; beyond it they are refused.</summary>
    [Range(64, 16_384)]
    public int MaxQueuedMiB { get; set; } = 256;
}
