using System.Globalization;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.AsOf;

/// <summary>What was known at an instant: a journal up to, without, the first record that was made later. Times are microseconds since 1970-01-01 UTC.</summary>
public static class AsOfRules
{
    /// <summary>A snapshot is older than an instant when its last record is so much older: a clock that is set right goes back less, so that no record before
    /// that one is later than the instant.</summary>
    public static readonly TimeSpan SnapshotMargin = TimeSpan.FromMinutes(5);

    /// <summary>Null for an instant that has come: what will be recorded until another one is not known.</summary>
    public static Refusal? Check(long asOfMicros, long nowMicros) => asOfMicros <= nowMicros ? null : Refusal.InvalidArgument("AS_OF_AHEAD",
        $"as_of {Text(asOfMicros)} has not come yet: the server's clock shows {Text(nowMicros)}. Leave as_of out for what is known now.", "as_of");

    public static bool IsKnown(long recordedAtMicros, long asOfMicros) => recordedAtMicros <= asOfMicros;

    public static bool IsSnapshotOlder(long lastRecordedAtMicros, long asOfMicros) => lastRecordedAtMicros + (long)SnapshotMargin.TotalMicroseconds <= asOfMicros;

    public static Refusal NotThereYet(string partnerId, long asOfMicros) => Refusal.NotFound("PARTNER_NOT_FOUND",
        $"There was no partner {partnerId} at {Text(asOfMicros)}. Ask for a later as_of.");

    /// <param name="what">What has the journal: a partner.</param>
    /// <param name="asOfMicros">What was asked for.</param>
    /// <param name="maxBytes">The limit that was reached.</param>
    /// <param name="snapshotAtMicros">When the last record of the journal's snapshot was made; null where there is none.</param>
    public static Refusal TooMuch(string what, long asOfMicros, long maxBytes, long? snapshotAtMicros) => Refusal.FailedPrecondition("AS_OF_TOO_LARGE",
        string.Create(CultureInfo.InvariantCulture, $"What {what} had at {Text(asOfMicros)} is more than {maxBytes:N0} bytes of its journal away from where reading can begin. ")
        + (snapshotAtMicros is { } at ? $"Ask for an as_of from {Text(at + (long)SnapshotMargin.TotalMicroseconds)} on, for an earlier one, " : "Ask for an earlier as_of, ")
        + "or have AsOf:MaxBytes raised.", "as_of");

    /// <summary>Of several partners, whose journals are read together.</summary>
    public static Refusal TooMuch(int partners, long asOfMicros, long maxBytes) => Refusal.FailedPrecondition("AS_OF_TOO_LARGE", string.Create(CultureInfo.InvariantCulture,
        $"What {partners:N0} partners had at {Text(asOfMicros)} is together more than {maxBytes:N0} bytes of their journals and snapshots away from where reading can begin. Ask for single partners, for another as_of, or have AsOf:MaxBytes raised."), "as_of");

    public static Refusal TooManyPartners(int maxPartners) => Refusal.FailedPrecondition("AS_OF_TOO_MANY_PARTNERS", string.Create(CultureInfo.InvariantCulture,
        $"There are more than {maxPartners:N0} partners, all of which would have to be read, as any of them may have sold in the scope. Ask for single partners, leave as_of out, or have AsOf:MaxPartners raised."), "as_of");

    public static Refusal Busy { get; } = new(RefusalKind.ResourceExhausted, "AS_OF_BUSY",
        "As many journals are read for an as_of, and wait for it, as may be (AsOf:MaxAtOnce, AsOf:MaxWaiting). Ask again after the delay.", RetryAfter: TimeSpan.FromSeconds(1));

    private static string Text(long micros) =>
        DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
