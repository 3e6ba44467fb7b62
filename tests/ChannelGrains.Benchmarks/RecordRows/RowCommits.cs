using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Stores;
using ChannelGrains.Benchmarks.Workloads;
using Npgsql;

namespace ChannelGrains.Benchmarks.RecordRows;

/// <summary>Commits of one way, one after the other, in a schema of their own.</summary>
internal sealed class RowCommits : IAsyncDisposable
{
    private const int Prepared = 8;

    private readonly WayOfRows _way;
    private readonly FrameShape _shape;
    private readonly StoreProcess _store;
    private readonly NpgsqlConnection _connection;
    private readonly WeightedDraw _draw;
    private readonly Head[] _heads;
    private readonly List<(double PerSecond, double Micros, double LogBytes)> _runs = [];
    private SplitMix _random;

    private RowCommits(WayOfRows way, FrameShape shape, StoreProcess store, NpgsqlConnection connection, PartnerPopulation population, ulong seed) =>
        (_way, _shape, _store, _connection, _draw, _heads, _random) = (way, shape, store, connection, population.DrawOfAll(), new Head[population.Ids.Length], new SplitMix(seed));

    /// <summary>Makes its tables.</summary>
    public static async Task<RowCommits> PrepareAsync(WayOfRows way, FrameShape shape, StoreProcess store, string schema, PartnerPopulation population, ulong seed)
    {
        var connection = new NpgsqlConnection($"{store.Endpoint};Search Path={schema};Max Auto Prepare=8;Auto Prepare Min Usages=1");
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"create schema {schema}; {way.Schema}");
        return new RowCommits(way, shape, store, connection, population, seed);
    }

    /// <summary>Commits for so long; what is sent is made before.</summary>
    public async Task RunAsync(TimeSpan run, bool isCounted)
    {
        await ExecuteAsync(_connection, "checkpoint");
        var (took, cpu, transactions, logBytes) = (TimeSpan.Zero, TimeSpan.Zero, 0L, 0m);
        while (took < run)
        {
            var commits = Enumerable.Range(0, Prepared).Select(_ => new SampledCommit(_shape, _draw, _heads, ref _random)).ToList();
            var batches = commits.ConvertAll(BatchOf);
            var (from, cpuBefore, started) = (await LogAsync(), _store.Cpu, Stopwatch.GetTimestamp());
            foreach (var (batch, commit) in batches.Zip(commits))
                await CommitAsync(batch, commit);
            took += Stopwatch.GetElapsedTime(started);
            cpu += _store.Cpu - cpuBefore;
            logBytes += await LogAsync() - from;
            transactions += commits.Sum(commit => commit.Transactions);
        }
        if (isCounted)
            _runs.Add((transactions / took.TotalSeconds, cpu.TotalMicroseconds / transactions, (double)logBytes / transactions));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {_shape.Name} | {_way.Name} | {Measurement.Median(_runs.Select(run => run.PerSecond)):N0} | {Measurement.Median(_runs.Select(run => run.Micros)):0.00} | {Measurement.Median(_runs.Select(run => run.LogBytes)):0} |");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private NpgsqlBatch BatchOf(SampledCommit commit)
    {
        var batch = new NpgsqlBatch(_connection);
        foreach (var (sql, takes) in _way.Statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(takes(commit));
            batch.BatchCommands.Add(command);
        }
        return batch;
    }

    private async Task CommitAsync(NpgsqlBatch batch, SampledCommit commit)
    {
        await batch.ExecuteNonQueryAsync();
        if (batch.BatchCommands[0].RecordsAffected != commit.Journals)
            throw new InvalidOperationException($"{_way.Name}: {batch.BatchCommands[0].RecordsAffected} of {commit.Journals} journals were taken, and nobody else writes.");
        await batch.DisposeAsync();
    }

    private async Task<decimal> LogAsync()
    {
        await using var command = new NpgsqlCommand("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn", _connection);
        return (decimal)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
