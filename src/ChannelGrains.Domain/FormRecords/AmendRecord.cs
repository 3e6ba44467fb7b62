using System.Collections.Immutable;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Changes answers of a record; what they were stays known.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Answers">The answers that change, each as a whole.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record AmendRecord([property: Id(0)] string RecordId, [property: Id(1)] IReadOnlyList<AnswerSetting> Answers, [property: Id(2)] string Reason)
{
    /// <summary>The answers, whatever the form. Refused, in this order: INVALID_ID, REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, ANSWERS_EMPTY, those of <see cref="AnswerReading.Read"/>.</summary>
    public Outcome<ImmutableArray<FormAnswer>> Read()
    {
        if (PartnerIds.Validate(RecordId, "record_id") is { } invalid)
            return invalid;
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.InvalidArgument("REASON_EMPTY", "reason is empty: say why, for those who read it later.", "reason");
        if (Notes.Check(Reason, "reason") is { } text)
            return text;
        return Answers.Count == 0 ? Refusal.InvalidArgument("ANSWERS_EMPTY", "answers is empty: send those that change.", "answers") : AnswerReading.Read(Answers, "answers");
    }

    /// <summary>Refused, in this order: SURVEY_ANSWER, AMENDMENTS_FULL, those of <see cref="AnswerReading.Check"/>, FILES_FULL, EVIDENCE_MISSING, FINDINGS_FULL.</summary>
    /// <param name="answers">As <see cref="Read"/> has them.</param>
    /// <param name="submitted">The record as it came.</param>
    /// <param name="before">Its answers as they are.</param>
    /// <param name="amendments">Changes that it had.</param>
    /// <param name="form">Its form.</param>
    /// <param name="missingFiles">Files that have not arrived.</param>
    /// <param name="book">What is known of the partner's records.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<RecordAmended> Decide(
        ImmutableArray<FormAnswer> answers, RecordSubmitted submitted, ImmutableArray<FormAnswer> before, int amendments, Form form, IReadOnlyList<string> missingFiles, RecordBook book, long nowMicros)
    {
        if (submitted.Survey is not null)
            return Refusal.FailedPrecondition("SURVEY_ANSWER", $"Record {RecordId} is the answer of somebody who was asked, and stays what that one said: decide on what it found.", "record_id");
        if (amendments >= RecordLimits.MaxAmendments)
            return Refusal.ResourceExhausted("AMENDMENTS_FULL", $"Record {RecordId} was changed {amendments} times, and no more is kept: send another record.");
        var after = Merge(before, answers);
        if ((AnswerReading.Check(form, after, "answers") ?? CheckFiles(after) ?? SubmitRecord.CheckFiles(missingFiles)) is { } refusal)
            return refusal;
        var (record, score) = (submitted.Record, FormScore.Of(form, after));
        var isLatest = book.LatestOf(new PlaceKey(record.FormId, record.StoreId))?.RecordId == RecordId;
        var changes = isLatest ? new FindingChanges(form, record.StoreId, submitted.TakenOn, book, _ => true).OfAmended(RecordId, after, score) : [];
        if (SubmitRecord.CheckRoom(changes, book) is { } full)
            return full;
        return new RecordAmended(
            RecordId, record.FormId, record.StoreId, submitted.Kind, submitted.TakenOn, record.TakenAtMicros, Reason, answers, [.. before.Where(answer => answers.Any(one => one.ItemId == answer.ItemId))],
            FormScore.Of(form, before), score, isLatest, changes, nowMicros, record.TakenBy)
        {
            Certificate = RecordCertificate.Of(form, record, score, submitted.TakenOn, submitted.HoldsUntil),
        };
    }

    /// <summary>Answers with some of them replaced, by item.</summary>
    public static ImmutableArray<FormAnswer> Merge(ImmutableArray<FormAnswer> before, ImmutableArray<FormAnswer> answers) =>
        [.. before.Where(answer => !answers.Any(one => one.ItemId == answer.ItemId)).Concat(answers).OrderBy(answer => answer.ItemId, StringComparer.Ordinal)];

    private static Refusal? CheckFiles(ImmutableArray<FormAnswer> answers) => answers.Sum(answer => answer.Files.Length) is var files && files > RecordLimits.MaxFiles
        ? Refusal.InvalidArgument("FILES_FULL", $"The record would name {files} files: it has at most {RecordLimits.MaxFiles}.", "answers")
        : null;
}
