using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>Commits group after group, one at a time. What the database did not take is tried again until it does; a reply that was lost is asked for, so
/// that nothing is committed twice. Ends the store only when the database refuses what no waiting changes.</summary>
internal sealed partial class CommitLoop(
    NpgsqlDataSource database, AppendQueue queue, PostgresJournalOptions options, PostgresInstruments instruments, TimeProvider time, Action<Exception> onFatal, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly JournalNames _names = new(database);
    private int _attempt;
    private long? _silentSince;
    private Task _running = Task.CompletedTask;

    private long Writer => queue.StoreNumber;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("insert into writer (number) values ($1)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Writer });
        await command.ExecuteNonQueryAsync(cancellationToken);
        _running = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Commits what is queued, as long as the database answers.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        queue.Close();
        await Task.WhenAny(_running, Task.Delay(patience, time));
        await _ended.CancelAsync();
        await _running;
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await queue.TakeAsync(_ended.Token) is { } group)
            {
                using var activity = group.Spans.Start(PostgresInstruments.Activities, "postgres.commit");
                activity?.SetTag("channelgrains.records", group.Records.Count);
                var started = time.GetTimestamp();
                var lost = await CommitAsync(group);
                if (lost.Length > 0)
                    LogConflicts(log, lost.Length);
                // Counted before anybody is told.
                instruments.OnCommitted(group.Records.Count, group.Bytes, time.GetElapsedTime(started));
                queue.Commit(group, lost);
            }
        }
        catch (Exception exception)
        {
            var unknown = queue.Poison();
            instruments.OnLost(unknown);
            if (_ended.IsCancellationRequested)
                return;
            LogFailed(log, unknown, exception);
            onFatal(exception);
        }
    }

    private async Task<long[]> CommitAsync(CommitGroup group)
    {
        var pause = FirstPause;
        var isUnknown = false;
        while (true)
        {
            try
            {
                if (isUnknown && await AskAsync(group) is { } done)
                    return Answered(done);
                isUnknown = false;
                await _names.EnsureAsync(group, _ended.Token);
                isUnknown = true;
                return Answered(await new CommitStatement(group).RunAsync(database, Writer, _attempt, group.Number, _ended.Token));
            }
            catch (PostgresException exception) when (!exception.IsTransient && !IsPassing(exception))
            {
                throw;
            }
            catch (Exception exception) when (exception is NpgsqlException or SocketException or IOException or TimeoutException)
            {
                instruments.OnFailed();
                if (_silentSince is null)
                    LogTriedAgain(log, exception);
                _silentSince ??= time.GetTimestamp();
                if (time.GetElapsedTime(_silentSince.Value) >= options.SilenceTimeout)
                    queue.SetFull(true);
            }
            await Task.Delay(pause, time, _ended.Token);
            pause = pause < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private long[] Answered(long[] lost)
    {
        if (_silentSince is { } since)
        {
            LogAnsweredAgain(log, time.GetElapsedTime(since).TotalSeconds);
            queue.SetFull(false);
            _silentSince = null;
        }
        return lost;
    }

    /// <summary>What became of a commit whose reply was lost: the journals that lost, or null when it was not done. From now on the attempt that was made is
    /// refused, wherever it still is.</summary>
    private async Task<long[]?> AskAsync(CommitGroup group)
    {
        await using var command = database.CreateCommand("update writer set attempt = attempt + 1 where number = $1 returning attempt, last_commit, lost");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Writer });
        await using var reader = await command.ExecuteReaderAsync(_ended.Token);
        if (!await reader.ReadAsync(_ended.Token))
            throw new InvalidOperationException("The database does not know this process any more: its silo was declared dead, or the database is another one or was restored from a backup. Start again.");
        _attempt = reader.GetInt32(0);
        if (reader.GetInt64(1) < group.Number)
            return null;
        instruments.OnAsked();
        return reader.GetFieldValue<long[]>(2);
    }

    // What a restart, a failover, a full disk or another commit makes pass.
    private static bool IsPassing(PostgresException exception) => exception.SqlState[..2] is "08" or "28" or "40" or "53" or "55" or "57" or "58" || exception.SqlState is "25006" or "CG001";

    [LoggerMessage(EventId = 2611, Level = LogLevel.Warning, Message = "A commit was not answered as done; it is tried again until it is.")]
    private static partial void LogTriedAgain(ILogger log, Exception exception);

    [LoggerMessage(EventId = 2612, Level = LogLevel.Information, Message = "The database takes commits again, after {Seconds:0.0} s.")]
    private static partial void LogAnsweredAgain(ILogger log, double seconds);

    [LoggerMessage(EventId = 2613, Level = LogLevel.Warning, Message = "{Journals} journals were written to by another process first. What was queued for them here is lost, and was not acknowledged.")]
    private static partial void LogConflicts(ILogger log, int journals);

    [LoggerMessage(EventId = 2614, Level = LogLevel.Critical, Message = "The database refused a commit for a reason that no waiting changes. Of {Records} queued records it is not known whether they are kept; none was acknowledged.")]
    private static partial void LogFailed(ILogger log, int records, Exception exception);
}
