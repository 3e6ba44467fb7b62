using ChannelGrains.Fleet.Noting;

namespace ChannelGrains.Server;

/// <summary>Puts what the server warns of among the notes of the demo, instead of writing across its table.</summary>
internal sealed class NotesLog(Notes notes) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(notes);

    public void Dispose()
    {
    }

    private sealed class Logger(Notes notes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                notes.Add($"server {logLevel.ToString().ToLowerInvariant()}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
        }
    }
}
