using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Numbers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Watching;

/// <summary>The options that every watch has.</summary>
internal sealed class WatchOptions
{
    private const int LongestSeconds = 86_400;
    private const int TickDecimals = 7;

    private readonly Option<ExactNumber?> _interval = NumberOptions.Decimal("--interval", "Least seconds between two answers, such as 0.5; the server's default is 1.");
    private readonly Option<int?> _count = new("--count") { Description = "Ends after so many answers." };

    public IEnumerable<Symbol> All => [_interval, _count];

    /// <summary>What help says of a watch.</summary>
    /// <param name="example">One that ends by itself, with what to do with its JSON.</param>
    public static string Explanation(string example) =>
        "Prints the figures at once and then after each change. What changes within an interval is shown together, so that the last\n"
        + "answer is always the latest. On a terminal one table is redrawn; elsewhere each answer is a line, with --json a JSON object.\n"
        + "When the connection is lost it says so on standard error, connects again, and goes on with the figures as they are then.\n"
        + "It ends after --count answers, or on Ctrl+C, with exit code 0:\n"
        + $"  channelctl {example}";

    /// <summary>The interval that was asked for; null for the server's.</summary>
    public Duration? Interval(ParseResult arguments) => arguments.GetValue(_interval) switch
    {
        null => null,
        { } seconds when seconds.TryScale(TickDecimals, out var ticks) && ticks > 0 && ticks <= LongestSeconds * TimeSpan.TicksPerSecond =>
            Duration.FromTimeSpan(TimeSpan.FromTicks(ticks)),
        _ => throw new UsageException($"--interval is more than 0 and at most {LongestSeconds} seconds, with at most {TickDecimals} decimals."),
    };

    /// <summary>Refuses what says how to watch where nothing is watched.</summary>
    public void RequireUnset(Session session)
    {
        if (session.Arguments.GetValue(_interval) is not null || session.Arguments.GetValue(_count) is not null)
            throw new UsageException("--interval and --count say how to watch: give --watch too.");
    }

    public Task<int> RunAsync<TAnswer>(Session session, WatchView<TAnswer> view, CancellationToken cancellationToken)
        where TAnswer : class, IMessage
    {
        var count = session.Arguments.GetValue(_count);
        return count is < 1
            ? throw new UsageException("--count is 1 or more.")
            : new ServerWatch<TAnswer>(session, view, count).RunAsync(cancellationToken);
    }
}
