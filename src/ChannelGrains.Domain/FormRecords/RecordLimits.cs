using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Bounds of records and findings.</summary>
public static class RecordLimits
{
    /// <summary>Forms at the places of a partner, each counted once, of which the latest record is known.</summary>
    public const int MaxPlaces = 500;

    /// <summary>Findings of a partner that may be open at once.</summary>
    public const int MaxOpenFindings = 500;

    /// <summary>Files of a record.</summary>
    public const int MaxFiles = 64;

    /// <summary>Files of one answer.</summary>
    public const int MaxAnswerFiles = 16;

    /// <summary>Changes of a record.</summary>
    public const int MaxAmendments = 20;

    public const int MaxNameBytes = 64, MaxTextBytes = 1_024;

    /// <summary>Bytes of the texts of a record's answers together.</summary>
    public const int MaxRecordBytes = 48_000;

    public const int MaxLatitude = 90_000_000, MaxLongitude = 180_000_000, MaxAccuracyMeters = 100_000;

    /// <summary>Inspectors that a partner's month names; those beyond count together.</summary>
    public const int MaxInspectors = 16;

    /// <summary>Records of an inspector below which they are not shown by name.</summary>
    public const int LeastShown = 5;

    /// <summary>Findings that share an action.</summary>
    public const int MaxShared = 50;

    /// <summary>Days ahead on which a finding may be looked at again.</summary>
    public const int MaxCheckDays = 366;

    /// <summary>A device's clock may be ahead of the server's by so much.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long ago the oldest may be: this bounds the months that a partner keeps.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(3_653);

    /// <summary>Somebody is to see to what was said in a survey within this.</summary>
    public static readonly TimeSpan HeardWithin = TimeSpan.FromHours(48);

    /// <summary>A finding is closed in time within this.</summary>
    public static readonly TimeSpan CloseWithin = TimeSpan.FromHours(72);

    /// <summary>TIME_AHEAD or TIME_TOO_OLD for an instant out of these bounds.</summary>
    internal static Refusal? CheckTime(long atMicros, long nowMicros, string field)
    {
        if (atMicros > nowMicros + (long)ClockTolerance.TotalMicroseconds)
            return Refusal.InvalidArgument("TIME_AHEAD", $"{field} is more than {ClockTolerance.TotalMinutes:0} minutes ahead: set the device's clock right.", field);
        return atMicros < nowMicros - (long)MaxAge.TotalMicroseconds
            ? Refusal.InvalidArgument("TIME_TOO_OLD", $"{field} is more than 10 years ago: send when it was.", field)
            : null;
    }
}
