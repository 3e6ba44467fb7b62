using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChannelGrains.Postgres.Journals;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>What commits tell of themselves while another session holds them up.</summary>
public sealed class CommitTellingTests : IAsyncLifetime
{
    private const string WaitingCommits = "select count(*) from pg_locks where relation = 'channelgrains.record'::regclass and not granted";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ActivitySource _source = new("a test of commits");
    private readonly List<CommitTicket> _tickets = [];
    private readonly PostgresHarness _harness;
    private PostgresJournalStore _store = null!;
    private NpgsqlConnection _other = null!;

    public CommitTellingTests() => _harness = new PostgresHarness { Meters = _services.GetRequiredService<IMeterFactory>() };

    public async ValueTask InitializeAsync()
    {
        _store = await _harness.OpenAsync();
        _other = new NpgsqlConnection((await _harness.ServerAsync()).ConnectionString(_harness.Database!) + ";Pooling=false");
        await _other.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _harness.DisposeAsync();
        _source.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Commit_ThatIsHeldUp_IsMeasuredWithItsWait()
    {
        var measured = new ConcurrentQueue<(string Name, double Value)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == _harness.Meters)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.Enqueue((instrument.Name, value)));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured.Enqueue((instrument.Name, value)));
        listener.Start();
        var journal = await _store.OpenAsync("partner/1");

        await using var held = await HoldUpAsync();
        Append(journal);
        await UntilACommitWaitsAsync();
        var waitsSince = Stopwatch.GetTimestamp();
        await RunAsync(WaitingCommits);
        var waited = Stopwatch.GetElapsedTime(waitsSince);
        await LetGoAsync(held);

        Assert.True(Assert.Single(measured, each => each.Name == "channelgrains.postgres.commit.duration").Value >= waited.TotalSeconds);
        Assert.Equal(1, Assert.Single(measured, each => each.Name == "channelgrains.postgres.commit.size").Value);
    }

    [Fact]
    public async Task Commit_OfTracedAppends_IsAChildOfTheFirstAndLinkedToTheNext()
    {
        var commits = new ConcurrentDictionary<ActivityTraceId, TaskCompletionSource<Activity>>();
        TaskCompletionSource<Activity> Of(ActivityTraceId trace) => commits.GetOrAdd(trace, _ => new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously));
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source || source.Name == PostgresInstruments.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.OperationName == "postgres.commit")
                    Of(span.TraceId).TrySetResult(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var (journal, other) = (await _store.OpenAsync("partner/1"), await _store.OpenAsync("partner/2"));

        await using var held = await HoldUpAsync();
        Append(journal);
        await UntilACommitWaitsAsync();
        var (first, next) = (AppendIn("first", journal), AppendIn("next", other));
        await LetGoAsync(held);

        var commit = await Of(first.TraceId).Task.WaitAsync(Patience);
        Assert.Equal(first.SpanId, commit.ParentSpanId);
        Assert.Equal(next.SpanId, Assert.Single(commit.Links).Context.SpanId);
        Assert.Equal(2, commit.GetTagItem("channelgrains.records"));
    }

    private void Append(JournalRef journal)
    {
        var result = _store.Append(journal, journal.Version, "a record".Utf8(), null);
        Assert.Equal(AppendStatus.Queued, result.Status);
        _tickets.Add(result.Ticket);
    }

    private Activity AppendIn(string span, JournalRef journal)
    {
        using var activity = _source.StartActivity(span)!;
        Append(journal);
        return activity;
    }

    /// <summary>No commit goes on until this ends.</summary>
    private async Task<NpgsqlTransaction> HoldUpAsync()
    {
        var transaction = await _other.BeginTransactionAsync();
        await RunAsync("lock table channelgrains.record in exclusive mode");
        return transaction;
    }

    private async Task UntilACommitWaitsAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (await RunAsync(WaitingCommits) is 0L)
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, "No commit waits.");
    }

    private async Task LetGoAsync(NpgsqlTransaction held)
    {
        await held.CommitAsync();
        foreach (var ticket in _tickets)
            Assert.Equal(CommitOutcome.Committed, await _store.WhenCommitted(ticket, CancellationToken.None).AsTask().WaitAsync(Patience));
    }

    private async Task<object?> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _other);
        return await command.ExecuteScalarAsync();
    }
}
