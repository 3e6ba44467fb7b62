using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>Asks the database each second whether it answers, by a connection of its own, so that a process which has nothing to commit knows it too: what the database does not say
/// is refused at once then, instead of waited for.</summary>
internal sealed partial class DatabasePulse(PostgresJournalOptions options, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private NpgsqlConnection? _connection;
    private long _heardAt = time.GetTimestamp();
    private bool _wasHeard = true;
    private Task _running = Task.CompletedTask;

    /// <summary>Whether it has answered lately: two questions may be late beside the time without an answer.</summary>
    public bool IsHeard => time.GetElapsedTime(Volatile.Read(ref _heardAt)) < options.SilenceTimeout + (2 * Interval);

    public void Start() => _running = Task.Run(RunAsync, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running;
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
                Note(await AnswersAsync());
            while (await timer.WaitForNextTickAsync(_ended.Token));
        }
        catch (Exception) when (_ended.IsCancellationRequested)
        {
            // It is closed.
        }
        await DropAsync();
    }

    private void Note(bool isHeard)
    {
        if (isHeard)
            Volatile.Write(ref _heardAt, time.GetTimestamp());
        if (IsHeard == _wasHeard)
            return;
        _wasHeard = IsHeard;
        if (_wasHeard)
            LogHeardAgain(log);
        else
            LogSilent(log);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            if (_connection is null)
            {
                var way = options.ToConnectionString();
                (way.Pooling, way.CommandTimeout) = (false, (int)Math.Ceiling(options.SilenceTimeout.TotalSeconds));
                _connection = new NpgsqlConnection(way.ConnectionString);
                await _connection.OpenAsync(_ended.Token);
            }
            await using var command = new NpgsqlCommand("select 1", _connection);
            await command.ExecuteScalarAsync(_ended.Token);
            return true;
        }
        catch (Exception) when (!_ended.IsCancellationRequested)
        {
            // Whatever it is, it is no answer.
            await DropAsync();
            return false;
        }
    }

    private async Task DropAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
    }

    [LoggerMessage(EventId = 2615, Level = LogLevel.Warning, Message = "The database does not answer. What is asked of it is refused until it does, and this process is not ready.")]
    private static partial void LogSilent(ILogger log);

    [LoggerMessage(EventId = 2616, Level = LogLevel.Information, Message = "The database answers again.")]
    private static partial void LogHeardAgain(ILogger log);
}
