using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Server.Tests.Payments;

/// <summary>Keeps all that a server logs, at every level.</summary>
internal sealed class WholeLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Level, category, text, what it was made of, exception.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"Scope {name} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(", ", pairs.Select(pair => $"{pair.Key} {pair.Value}")) : "";
            lines.Enqueue($"{logLevel} {name} {formatter(state, exception)} {values} {exception}");
        }
    }
}
