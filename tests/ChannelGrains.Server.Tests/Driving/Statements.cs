using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Counts what is asked of the index and of the records of one database, each a way to the database and back.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly ActivityListener _listener;

    /// <param name="connectionString">How the database is reached.</param>
    public Statements(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") as string == database && activity.GetTagItem("db.query.text") is string sql && IsCounted(sql))
                    _asked.Enqueue(sql);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Those since this was last asked.</summary>
    public int Take()
    {
        var count = 0;
        while (_asked.TryDequeue(out _))
            count++;
        return count;
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsCounted(string sql) =>
        sql.Contains("index_entry", StringComparison.Ordinal) || sql.Contains("octet_length(payload)", StringComparison.Ordinal);
}
