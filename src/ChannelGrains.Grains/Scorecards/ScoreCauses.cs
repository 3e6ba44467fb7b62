using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>What a record of a partner's journal was, for those who ask why a score changed.</summary>
internal static class ScoreCauses
{
    /// <summary>Null for a record that no figure of a scorecard is made of.</summary>
    public static ScoreCause? Of(in JournalRecord record)
    {
        if (RecordedBatch.TryRead(record.Payload.Span, out var batch))
            return new(record.Version, batch.RecordedAtMicros, "", $"{batch.Count} {(batch.Count == 1 ? "transaction" : "transactions")} of source {batch.SourceId}");
        var fact = Fact.Parser.ParseFrom(record.Payload.Span);
        return Text(fact) is { } text ? new(record.Version, fact.RecordedAtMicros, IsSurveyed(fact) ? "" : fact.Principal, text) : null;
    }

    /// <summary>An answer to a survey: by whose invitation it came, and what it says by itself, nobody is told.</summary>
    private static bool IsSurveyed(Fact fact) => fact.FormRecords?.Taken?.Survey is not null;

    private static string? Text(Fact fact) => fact switch
    {
        { Lifecycle.Created: not null } => "the partner was created",
        { Lifecycle.StateChanged: not null } => "a step of the partner's life",
        { Lifecycle.Updated: not null } => "particulars of the partner",
        { Quarantine.Replayed: { } replayed } => $"a transaction of source {replayed.SourceId} out of quarantine",
        { Compliance.Recorded: { } recorded } => $"something {(recorded.Met ? "shown" : "taken back")} for requirement {recorded.RequirementId}",
        { Feedback.SurveyAnswered: { } answer } => $"an answer of {answer.Score}",
        { FormRecords.Taken.Survey: { HasSatisfaction: true, Subject: (int)SurveySubject.Partner } } => "an answer to a survey",
        { Feedback.ComplaintOpened: { } opened } => $"complaint {opened.ComplaintId} came",
        { Feedback.ComplaintAnswered: { } answered } => $"complaint {answered.ComplaintId} was answered",
        { FormRecords.Taken: { } taken } => $"record {taken.RecordId} was taken",
        { FormRecords.Changed: { } changed } => $"record {changed.RecordId} was changed",
        _ => null,
    };
}
