using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Feedback;

/// <summary>Bounds of what is kept of a partner's customers.</summary>
public static class FeedbackLimits
{
    /// <summary>Complaints of a partner that may be open at once.</summary>
    public const int MaxOpenComplaints = 1_000;

    /// <summary>Scores of an answer.</summary>
    public const int MinScore = 1, MaxScore = 5;

    /// <summary>Answers from here on are satisfied.</summary>
    public const int SatisfiedFrom = 4;

    /// <summary>Bytes of the id of a customer, and of the name of a survey's channel.</summary>
    public const int MaxNameBytes = 64;

    /// <summary>How long an answer to a complaint may take where nothing is said.</summary>
    public static readonly TimeSpan DefaultResponseLimit = TimeSpan.FromHours(48);

    public static readonly TimeSpan MinResponseLimit = TimeSpan.FromMinutes(1), MaxResponseLimit = TimeSpan.FromDays(366);

    /// <summary>How long ago the oldest may be: this bounds the months that a partner keeps.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(3_653);

    /// <summary>A caller's clock may be ahead of the server's by so much.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>TIME_AHEAD or TIME_TOO_OLD for an instant out of these bounds.</summary>
    internal static Refusal? CheckTime(long atMicros, long nowMicros, string field)
    {
        if (atMicros > nowMicros + (long)ClockTolerance.TotalMicroseconds)
            return Refusal.InvalidArgument("TIME_AHEAD", $"{field} lies in the future: send what has happened, and check the clock.", field);
        return atMicros < nowMicros - (long)MaxAge.TotalMicroseconds
            ? Refusal.InvalidArgument("TIME_TOO_OLD", $"{field} is more than {MaxAge.TotalDays:0} days ago: nothing of before is kept.", field)
            : null;
    }

    /// <summary>DATE_AHEAD or DATE_TOO_OLD for a business day out of these bounds.</summary>
    internal static Refusal? CheckDay(BusinessDay day, BusinessDay today, string field)
    {
        if (day > today)
            return Refusal.InvalidArgument("DATE_AHEAD", $"{field} {day} is later than the partner's today, {today}: send what has happened.", field);
        return today - day > MaxAge.TotalDays
            ? Refusal.InvalidArgument("DATE_TOO_OLD", $"{field} {day} is more than {MaxAge.TotalDays:0} days ago: nothing of before is kept.", field)
            : null;
    }
}
