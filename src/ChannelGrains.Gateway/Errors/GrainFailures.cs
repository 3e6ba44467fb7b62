using System.Data.Common;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Orleans.Serialization;

namespace ChannelGrains.Gateway.Errors;

/// <summary>What a call to a grain that ended with an exception says to the caller.</summary>
internal static class GrainFailures
{
    private const string Database = "Npgsql.", DatabaseRefusal = "Npgsql.PostgresException";

    /// <summary>What PostgreSQL says when it stops, was killed, starts, or has no connection left.</summary>
    private static readonly string[] Stops = ["57P01", "57P02", "57P03", "53300"];

    /// <summary>The refusal for a call whose outcome is not known.</summary>
    public static Refusal OutcomeUnknown { get; } = Refusal.Unavailable("OUTCOME_UNKNOWN",
        "The call ended without an answer, so its outcome is unknown. Send it again: what was taken is not taken twice.");

    /// <summary>What cannot be read back is said as it is and not to be tried again; anything else is an unknown outcome.</summary>
    public static Refusal Describe(Exception exception) => exception switch
    {
        JournalLostException => JournalRefusals.Unknown,
        FigureTooLargeException => Refusal.OutOfRange("FIGURE_TOO_LARGE", exception.Message),
        UnknownFactException => new Refusal(RefusalKind.DataLoss, "FACT_UNKNOWN", exception.Message),
        _ => JournalDamage.Of(exception) ?? OutcomeUnknown,
    };

    /// <summary>Whether a call that ended so may be made again, and is no bug: a silo or the database is away for a while.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        TimeoutException or OrleansException => true,
        DbException database => database.IsTransient || Stops.Contains(database.SqlState),
        // What another process threw is here by its name and text, which begins with the code.
        UnavailableExceptionFallbackException { ExceptionType: { } type } elsewhere when type.StartsWith(Database, StringComparison.Ordinal) =>
            !type.StartsWith(DatabaseRefusal, StringComparison.Ordinal) || Stops.Any(code => elsewhere.Message.StartsWith(code, StringComparison.Ordinal)),
        _ => false,
    };

    public static bool IsExpected(Exception exception) => IsPassing(exception) || Describe(exception) != OutcomeUnknown;
}
