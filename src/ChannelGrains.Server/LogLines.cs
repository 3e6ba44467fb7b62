using ChannelGrains.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChannelGrains.Server;

/// <summary>The server's log on a console: as the simple format of .NET, but what others wrote, as an id in a message, neither steers the
/// terminal nor makes lines of its own.</summary>
internal sealed class LogLines() : ConsoleFormatter(FormatName)
{
    /// <summary>What <c>Logging:Console:FormatterName</c> is in appsettings.json.</summary>
    public const string FormatName = "lines";

    private const string Indent = "      ";

    // The command that starts the host says why it does not, in one line.
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const int HostStartFailed = 11;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry is { Category: Host, EventId.Id: HostStartFailed })
            return;
        textWriter.WriteLine($"{Level(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}]");
        textWriter.WriteLine(Indent + ForeignText.Shown(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is null)
            return;
        foreach (var line in logEntry.Exception.ToString().Split('\n'))
            textWriter.WriteLine(Indent + ForeignText.Shown(line.TrimEnd('\r')));
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
