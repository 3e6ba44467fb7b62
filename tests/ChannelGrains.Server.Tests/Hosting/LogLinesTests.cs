using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChannelGrains.Server.Tests.Hosting;

public sealed class LogLinesTests
{
    private const string Hostile = "a\u001b[2J\nfail: forged[1]\r\u202e";

    [Fact]
    public void Write_OfHostileText_StaysOneLine()
    {
        Assert.Equal(
            "warn: Category[7]\n      Source a\\u001b[2J\\u000afail: forged[1]\\u000d\\u202e is unknown.\n",
            Written(LogLevel.Warning, 7, $"Source {Hostile} is unknown.", null));
    }

    [Fact]
    public void Write_OfAnException_ShowsItsLinesIndented()
    {
        var written = Written(LogLevel.Error, 7, "Failed.", new InvalidOperationException(Hostile));

        Assert.StartsWith("fail: Category[7]\n      Failed.\n      System.InvalidOperationException: a\\u001b[2J\n      fail: forged[1]\\u000d\\u202e\n", written, StringComparison.Ordinal);
    }

    private static string Written(LogLevel level, int id, string message, Exception? exception)
    {
        using var formatter = new ServiceCollection().AddLogging(logging => logging.AddConsole().AddConsoleFormatter<LogLines, ConsoleFormatterOptions>())
            .BuildServiceProvider();
        var lines = formatter.GetServices<ConsoleFormatter>().Single(found => found.Name == LogLines.FormatName);
        var written = new StringWriter();
        var entry = new LogEntry<string>(level, "Category", id, message, exception, (state, _) => state);
        lines.Write(in entry, scopeProvider: null, written);
        return written.ToString();
    }
}
