using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Says why a finding came about, what is done, and when it is looked at again.</summary>
/// <param name="RecordId">The record that found it first.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Cause">Why it came about.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="CheckOn">The day on which it is looked at again, yyyy-mm-dd.</param>
[GenerateSerializer, Immutable]
public sealed record DecideFinding(
    [property: Id(0)] string RecordId, [property: Id(1)] string ItemId, [property: Id(2)] string Cause, [property: Id(3)] string Decision, [property: Id(4)] string CheckOn)
{
    /// <summary>Refused, in this order: CAUSE_EMPTY, DECISION_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, DATE, CHECK_DAY, FINDING_NOT_FOUND.</summary>
    /// <param name="book">What is known of the partner's records.</param>
    /// <param name="principal">Who decides.</param>
    /// <param name="today">The partner's business day.</param>
    public Outcome<FindingDecided> Decide(RecordBook book, string principal, BusinessDay today)
    {
        if (string.IsNullOrWhiteSpace(Cause))
            return Refusal.InvalidArgument("CAUSE_EMPTY", "cause is empty: say why it came about.", "cause");
        if (string.IsNullOrWhiteSpace(Decision))
            return Refusal.InvalidArgument("DECISION_EMPTY", "decision is empty: say what is done.", "decision");
        if ((Notes.Check(Cause, "cause") ?? Notes.Check(Decision, "decision")) is { } text)
            return text;
        if (!BusinessDay.TryParse(CheckOn, out var day))
            return Refusal.InvalidArgument("DATE", "check_on is no date: write yyyy-mm-dd.", "check_on");
        if (day < today || day - today > RecordLimits.MaxCheckDays)
            return Refusal.InvalidArgument("CHECK_DAY", $"check_on must be from today to {RecordLimits.MaxCheckDays} days later.", "check_on");
        return book.Open.FirstOrDefault(finding => finding.RecordId == RecordId && finding.Key.ItemId == ItemId) is { } open
            ? new FindingDecided(open.Key, Cause, Decision, day, principal)
            : Refusal.NotFound("FINDING_NOT_FOUND", $"No finding of item {ItemId} by record {RecordId} is open. Check it against the list of findings.");
    }
}
