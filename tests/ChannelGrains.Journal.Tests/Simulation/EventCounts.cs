using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>Counts log messages by event id, to see what a test went through.</summary>
internal sealed class EventCounts : ILogger
{
    private readonly ConcurrentDictionary<int, int> _counts = new();
    private readonly ConcurrentQueue<string> _messages = new();

    public int this[int eventId] => _counts.GetValueOrDefault(eventId);

    public IEnumerable<string> Messages => _messages;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _counts.AddOrUpdate(eventId.Id, 1, (_, count) => count + 1);
        if (_messages.Count < 100)
            _messages.Enqueue(formatter(state, exception));
    }
}
