using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Testing;

/// <summary>Collects what a server logs as an error, except that a client gave up a call, so that a test can fail on it.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _errors = [];

    public IReadOnlyCollection<string> Errors => _errors;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _errors);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && !IsClientReset(exception))
                errors.Enqueue($"{category}[{eventId.Id}] {formatter(state, exception)} {exception}");
        }

        /// <summary>A client that cancels a call or goes away: grpc-dotnet logs it as an error when the request's body ends before the call's
        /// cancellation is known, which one comes first is chance, and it is not the server's mistake.</summary>
        private bool IsClientReset(Exception? exception) =>
            category == "Grpc.AspNetCore.Server.ServerCallHandler" && exception is IOException { Message: "The client reset the request stream." };
    }
}
