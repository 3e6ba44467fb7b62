using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>An item that failed at a place.</summary>
/// <param name="Key">Form, place and item.</param>
/// <param name="RecordId">The record that found it first.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="IsRedLine">It is a red line.</param>
/// <param name="FoundAtMicros">When it was found, by the clock of the device, microseconds since 1970-01-01 UTC.</param>
/// <param name="TimesFoundBefore">How often the same had been found before.</param>
[GenerateSerializer, Immutable]
public sealed record Finding(
    [property: Id(0)] FindingKey Key, [property: Id(1)] string RecordId, [property: Id(2)] string Title, [property: Id(3)] ActionPriority Priority, [property: Id(4)] bool IsRedLine,
    [property: Id(5)] long FoundAtMicros, [property: Id(6)] int TimesFoundBefore)
{
    /// <summary>When a record passed it; null while it is open.</summary>
    [Id(7)]
    public long? ClosedAtMicros { get; init; }

    /// <summary>The last record in which it failed, or the one that passed it.</summary>
    [Id(8)]
    public string LastRecordId { get; init; } = RecordId;

    /// <summary>When the server took that one, microseconds since 1970-01-01 UTC.</summary>
    [Id(9)]
    public long LastReceivedMicros { get; init; }

    /// <summary>How often it failed since it was found.</summary>
    [Id(10)]
    public int TimesFailed { get; init; } = 1;

    /// <summary>The record that its action names as its cause: a later one where the action was closed and the item failed again.</summary>
    [Id(11)]
    public string CauseRecordId { get; init; } = RecordId;

    /// <summary>What was decided; null while nothing was.</summary>
    [Id(12)]
    public FindingDecided? Decided { get; init; }

    /// <summary>The month in which it was found, in months since 1970-01.</summary>
    [Id(13)]
    public int FoundMonth { get; init; }

    /// <summary>The action that it shares with others; empty where it has its own.</summary>
    [Id(14)]
    public string ImprovementId { get; init; } = "";

    /// <summary>What its form is for.</summary>
    [Id(24)]
    public FormKind Kind { get; init; }

    /// <summary>Somebody said it in a survey.</summary>
    public bool IsSaid => Kind == FormKind.Survey;

    public bool IsOpen => ClosedAtMicros is null;

    /// <summary>Names the fact that causes its own action.</summary>
    public string ActionCause => $"{(IsSaid ? "survey" : "finding")}:{CauseRecordId}:{Key.ItemId}";

    /// <summary>Whether something was decided, and the day has come from which answers say whether it helped.</summary>
    public bool IsDueForCheckOn(BusinessDay day) => Decided is { } decided && day >= decided.CheckOn;

    /// <summary>Closed within <see cref="RecordLimits.CloseWithin"/>.</summary>
    public bool IsClosedInTime => ClosedAtMicros - FoundAtMicros <= (long)RecordLimits.CloseWithin.TotalMicroseconds;
}
