using System.Data.Common;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Gateway.Errors;

/// <summary>What a call to a grain that ended with an exception says to the caller.</summary>
internal static class GrainFailures
{
    /// <summary>The refusal for a call whose outcome is not known.</summary>
    public static Refusal OutcomeUnknown { get; } = Refusal.Unavailable("OUTCOME_UNKNOWN",
        "The call ended without an answer, so its outcome is unknown. Send it again: what was taken is not taken twice.");

    /// <summary>What cannot be read back is said as it is and not to be tried again; anything else is an unknown outcome.</summary>
    public static Refusal Describe(Exception exception) => exception switch
    {
        JournalLostException => JournalRefusals.Unknown,
        FigureTooLargeException => Refusal.OutOfRange("FIGURE_TOO_LARGE", exception.Message),
        UnknownFactException => new Refusal(RefusalKind.DataLoss, "FACT_UNKNOWN", exception.Message),
        JournalCorruptException or InvalidDataException => new Refusal(RefusalKind.DataLoss, "JOURNAL_DAMAGED", exception.Message),
        _ => OutcomeUnknown,
    };

    /// <summary>A database that is away for a while, or just stops (57P01, 57P02), is as a silo that does.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is TimeoutException or OrleansException or DbException { IsTransient: true } or DbException { SqlState: "57P01" or "57P02" } || Describe(exception) != OutcomeUnknown;
}
