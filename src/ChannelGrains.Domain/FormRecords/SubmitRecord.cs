using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Takes a record.</summary>
/// <param name="Record">As its sender writes it.</param>
[GenerateSerializer, Immutable]
public sealed record SubmitRecord([property: Id(0)] RecordSetting Record)
{
    /// <summary>The record, whatever its form. Refused, in this order: INVALID_ID, FORM_VERSION, TEXT_TOO_LONG, TEXT_INVALID, TIME_MISSING, TIME_AHEAD, TIME_TOO_OLD, PLACE, INVALID_ID, DATE, those of
    /// <see cref="AnswerReading.Read"/>.</summary>
    /// <param name="principal">Who sends it.</param>
    /// <param name="person">Keyed hash of whom it is about.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<FormRecord> Read(string principal, ulong? person, long nowMicros)
    {
        var refusal = PartnerIds.Validate(Record.RecordId, "record.record_id") ?? PartnerIds.Validate(Record.FormId, "record.form_id");
        if (refusal is null && Record.FormVersion < 1)
            refusal = Refusal.InvalidArgument("FORM_VERSION", "record.form_version must be the version that was filled in, 1 or later.", "record.form_version");
        refusal ??= CheckName(Record.StoreId, "store_id") ?? CheckName(Record.TakenBy, "taken_by") ?? CheckName(Record.Device, "device") ?? CheckName(Record.PersonId, "person_id") ?? CheckTaken(nowMicros) ?? CheckPlace();
        if (refusal is not null)
            return refusal;
        var assignment = ReadAssignment();
        if (assignment is { IsRefused: true })
            return assignment.Value.Refusal!;
        var answers = AnswerReading.Read(Record.Answers, "record.answers");
        return answers.IsRefused
            ? answers.Refusal
            : new FormRecord(
                Record.RecordId, Record.FormId, Record.FormVersion, Record.StoreId, Record.TakenAtMicros!.Value, Record.Place, Record.TakenBy.Length > 0 ? Record.TakenBy : principal, Record.Device,
                person, assignment?.Value, answers.Value);
    }

    /// <summary>Refused, in this order: FORM_NOT_FOUND, those of <see cref="AnswerReading.Check"/>, ASSIGNMENT_NOT_FOUND, EVIDENCE_MISSING, PLACES_FULL, FINDINGS_FULL.</summary>
    /// <param name="record">As <see cref="Read"/> has it.</param>
    /// <param name="known">What is known besides.</param>
    /// <param name="book">What is known of the partner's records.</param>
    /// <param name="timeline">The partner.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public static Outcome<RecordSubmitted> Decide(FormRecord record, RecordLookups known, RecordBook book, PartnerTimeline timeline, long nowMicros)
    {
        if (known.Form is not { } form)
            return Refusal.NotFound("FORM_NOT_FOUND", $"There is no version {record.FormVersion} of a form {record.FormId}: fill in one that there is.");
        var takenOn = timeline.DayOf(record.TakenAtMicros);
        var refusal = AnswerReading.Check(form, record.Answers, "record.answers") ?? CheckAssignment(record, known.Plan, takenOn) ?? CheckFiles(known.MissingFiles);
        if (refusal is not null)
            return refusal;
        var place = new PlaceKey(record.FormId, record.StoreId);
        var latest = book.LatestOf(place);
        if (latest is null && book.Latest.Count >= RecordLimits.MaxPlaces)
            return Refusal.ResourceExhausted("PLACES_FULL", $"The partner has records of {book.Latest.Count} forms and places, and no more are kept.");
        var isLatest = !(latest?.TakenAtMicros > record.TakenAtMicros);
        var score = FormScore.Of(form, record.Answers);
        var changes = isLatest ? new FindingChanges(form, record.StoreId, takenOn, book, known.IsActionLive).Of(record.Answers, score) : [];
        if (CheckRoom(changes, book) is { } full)
            return full;
        BusinessDay? holdsUntil = form.ValidityDays == 0 ? null : takenOn.AddDays(form.ValidityDays);
        return new RecordSubmitted(record, form.Kind, takenOn, holdsUntil, score, isLatest, changes, known.Reused, nowMicros) { Certificate = RecordCertificate.Of(form, record, score, takenOn, holdsUntil) };
    }

    /// <summary>FINDINGS_FULL where no more could be open.</summary>
    internal static Refusal? CheckRoom(ImmutableArray<FindingChange> changes, RecordBook book) =>
        changes.Count(change => change.Move == FindingMove.Found) + book.Open.Count - changes.Count(change => change.Move == FindingMove.Passed) > RecordLimits.MaxOpenFindings
            ? Refusal.ResourceExhausted("FINDINGS_FULL", $"The partner has {book.Open.Count} open findings, and no more are kept: have some closed by records that pass.")
            : null;

    /// <summary>EVIDENCE_MISSING, naming the files in its metadata.</summary>
    internal static Refusal? CheckFiles(IReadOnlyList<string> missing) => missing.Count == 0
        ? null
        : Refusal.FailedPrecondition("EVIDENCE_MISSING", $"{missing.Count} files have not arrived, the first is {missing[0]}: upload them for this partner, then send the record again.") with
        {
            Metadata = new Dictionary<string, string> { ["files"] = string.Join(',', missing) },
        };

    private static Refusal? CheckName(string text, string name) => Texts.Check(text, RecordLimits.MaxNameBytes, $"record.{name}");

    private Refusal? CheckTaken(long nowMicros) => Record.TakenAtMicros is { } takenAt
        ? RecordLimits.CheckTime(takenAt, nowMicros, "record.taken_at")
        : Refusal.InvalidArgument("TIME_MISSING", "record.taken_at is not said: send when the form was filled in.", "record.taken_at");

    private Refusal? CheckPlace() => Record.Place is not { } place
        || (Math.Abs((long)place.LatitudeE6) <= RecordLimits.MaxLatitude && Math.Abs((long)place.LongitudeE6) <= RecordLimits.MaxLongitude && place.AccuracyMeters is >= 0 and <= RecordLimits.MaxAccuracyMeters)
            ? null
            : Refusal.InvalidArgument("PLACE", "record.place is not on the earth, or its accuracy is not 0 to 100,000 meters: send millionths of a degree.", "record.place");

    private Outcome<RecordAssignment>? ReadAssignment()
    {
        if (Record.PlanId is not { } planId)
            return null;
        if (PartnerIds.Validate(planId, "record.assignment.plan_id") is { } invalid)
            return invalid;
        return BusinessDay.TryParse(Record.BeginsOn, out var day)
            ? new RecordAssignment(planId, day)
            : Refusal.InvalidArgument("DATE", "record.assignment.begins_on is no date: write yyyy-mm-dd.", "record.assignment.begins_on");
    }

    private static Refusal? CheckAssignment(FormRecord record, PlannedDays? plan, BusinessDay takenOn) => record.Assignment is not { } assignment
        || (plan is not null && plan.Plan.FormId == record.FormId && assignment.BeginsOn <= takenOn && plan.Days.BinarySearch(assignment.BeginsOn) >= 0)
            ? null
            : Refusal.FailedPrecondition(
                "ASSIGNMENT_NOT_FOUND", $"Plan {assignment.PlanId} does not ask for form {record.FormId} on {assignment.BeginsOn}, or the record was taken before that day: send it without an assignment, or with another one.",
                "record.assignment");
}
