using System.Collections.Immutable;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Grains.Certificates;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Records between the domain and their durable form.</summary>
internal static class FormRecordFacts
{
    private const decimal Micros = 1_000_000;

    public static FormRecordsFact ToFact(RecordFact happened) => happened switch
    {
        RecordSubmitted submitted => new() { Taken = ToFact(submitted) },
        RecordAmended amended => new() { Changed = ToFact(amended) },
        FindingDecided decided => new() { Decided = ToFact(decided) },
        FindingsShared shared => new() { Shared = ToFact(shared) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static RecordFact? ToDomain(Fact fact) => fact.FormRecords.KindCase switch
    {
        FormRecordsFact.KindOneofCase.Taken => ToDomain(fact.FormRecords.Taken, fact.RecordedAtMicros),
        FormRecordsFact.KindOneofCase.Changed => ToDomain(fact.FormRecords.Changed, fact.RecordedAtMicros),
        FormRecordsFact.KindOneofCase.Decided => ToDomain(fact.FormRecords.Decided, fact.Principal),
        FormRecordsFact.KindOneofCase.Shared => ToDomain(fact.FormRecords.Shared),
        _ => null,
    };

    public static RecordSubmitted ToDomain(RecordTaken taken, long receivedAtMicros)
    {
        var record = new FormRecord(
            taken.RecordId, taken.FormId, taken.FormVersion, taken.StoreId, taken.TakenAtMicros,
            taken.Place is { } place ? new RecordPlace(place.LatitudeE6, place.LongitudeE6, place.AccuracyMeters) : null, taken.TakenBy, taken.Device, taken.HasPerson ? taken.Person : null,
            taken.PlanId.Length > 0 ? new RecordAssignment(taken.PlanId, new(taken.BeginsOn)) : null, ToDomain(taken.Answers));
        return new RecordSubmitted(
            record, (FormKind)taken.Kind, new(taken.TakenOn), taken.HasHoldsUntil ? new BusinessDay(taken.HoldsUntil) : null, ToDomain(taken.Score), taken.Latest, ToDomain(taken.Changes),
            [.. taken.Reused.Select(reused => new ReusedFile(Hex(reused.File), reused.PartnerId, reused.RecordId))], receivedAtMicros)
        {
            Certificate = taken.Certificate is { } certificate ? CertificateFacts.ToDomain(certificate) : null,
            Survey = taken.Survey is { } answer ? ToDomain(answer) : null,
        };
    }

    public static RecordAmended ToDomain(RecordChanged changed, long amendedAtMicros) => new(
        changed.RecordId, changed.FormId, changed.StoreId, (FormKind)changed.Kind, new(changed.TakenOn), changed.TakenAtMicros, changed.Reason, ToDomain(changed.Answers), ToDomain(changed.Before),
        ToDomain(changed.ScoreBefore), ToDomain(changed.Score), changed.Latest, ToDomain(changed.Changes), amendedAtMicros, changed.TakenBy)
    {
        Certificate = changed.Certificate is { } certificate ? CertificateFacts.ToDomain(certificate) : null,
    };

    public static FindingDecision ToFact(FindingDecided decided) => new()
    {
        FormId = decided.Key.FormId,
        StoreId = decided.Key.StoreId,
        ItemId = decided.Key.ItemId,
        Cause = decided.Cause,
        Decision = decided.Decision,
        CheckOn = decided.CheckOn.DaysSinceEpoch,
    };

    public static FindingDecided ToDomain(FindingDecision decided, string principal) =>
        new(new(decided.FormId, decided.StoreId, decided.ItemId), decided.Cause, decided.Decision, new(decided.CheckOn), principal);

    private static FindingsShare ToFact(FindingsShared shared) => new()
    {
        ActionId = shared.ActionId,
        Findings = { shared.Findings.Select(key => new FindingPlace { FormId = key.FormId, StoreId = key.StoreId, ItemId = key.ItemId }) },
    };

    private static FindingsShared ToDomain(FindingsShare shared) => new(shared.ActionId, [.. shared.Findings.Select(place => new FindingKey(place.FormId, place.StoreId, place.ItemId))]);

    public static SurveyAnswer ToDomain(SurveyAnswerStored stored) => new(
        stored.InvitationId, (SurveySubject)stored.Subject, stored.Channel, stored.HasSatisfaction ? stored.Satisfaction : null, stored.HasRecommendation ? stored.Recommendation : null);

    private static SurveyAnswerStored ToFact(SurveyAnswer answer)
    {
        var stored = new SurveyAnswerStored { InvitationId = answer.InvitationId, Subject = (int)answer.Subject, Channel = answer.Channel };
        if (answer.Satisfaction is { } satisfaction)
            stored.Satisfaction = satisfaction;
        if (answer.Recommendation is { } recommendation)
            stored.Recommendation = recommendation;
        return stored;
    }

    private static RecordTaken ToFact(RecordSubmitted submitted)
    {
        var record = submitted.Record;
        var taken = new RecordTaken
        {
            RecordId = record.RecordId,
            FormId = record.FormId,
            FormVersion = record.FormVersion,
            Kind = (int)submitted.Kind,
            StoreId = record.StoreId,
            TakenAtMicros = record.TakenAtMicros,
            TakenOn = submitted.TakenOn.DaysSinceEpoch,
            TakenBy = record.TakenBy,
            Device = record.Device,
            PlanId = record.Assignment?.PlanId ?? "",
            BeginsOn = record.Assignment?.BeginsOn.DaysSinceEpoch ?? 0,
            Score = ToFact(submitted.Score),
            Latest = submitted.IsLatest,
        };
        if (record.Place is { } place)
            taken.Place = new TakenPlace { LatitudeE6 = place.LatitudeE6, LongitudeE6 = place.LongitudeE6, AccuracyMeters = place.AccuracyMeters };
        if (record.Person is { } person)
            taken.Person = person;
        if (submitted.HoldsUntil is { } until)
            taken.HoldsUntil = until.DaysSinceEpoch;
        if (submitted.Certificate is { } certificate)
            taken.Certificate = CertificateFacts.ToFact(certificate);
        taken.Answers.AddRange(record.Answers.Select(ToFact));
        taken.Changes.AddRange(submitted.Changes.Select(ToFact));
        taken.Reused.AddRange(submitted.Reused.Select(reused => new ReusedFileStored { File = Bytes(reused.File), PartnerId = reused.PartnerId, RecordId = reused.RecordId }));
        if (submitted.Survey is { } survey)
            taken.Survey = ToFact(survey);
        return taken;
    }

    private static RecordChanged ToFact(RecordAmended amended)
    {
        var changed = new RecordChanged
        {
            RecordId = amended.RecordId,
            FormId = amended.FormId,
            StoreId = amended.StoreId,
            Kind = (int)amended.Kind,
            TakenOn = amended.TakenOn.DaysSinceEpoch,
            TakenAtMicros = amended.TakenAtMicros,
            Reason = amended.Reason,
            ScoreBefore = ToFact(amended.ScoreBefore),
            TakenBy = amended.TakenBy,
            Score = ToFact(amended.Score),
            Latest = amended.IsLatest,
        };
        if (amended.Certificate is { } certificate)
            changed.Certificate = CertificateFacts.ToFact(certificate);
        changed.Answers.AddRange(amended.Answers.Select(ToFact));
        changed.Before.AddRange(amended.Before.Select(ToFact));
        changed.Changes.AddRange(amended.Changes.Select(ToFact));
        return changed;
    }

    private static AnswerStored ToFact(FormAnswer answer)
    {
        var stored = new AnswerStored { ItemId = answer.ItemId, DoesNotApply = answer.DoesNotApply, Note = answer.Note };
        stored.Files.AddRange(answer.Files.Select(Bytes));
        if (answer.Yes is { } yes)
            stored.Yes = yes;
        if (answer.Scale is { } scale)
            stored.Scale = scale;
        if (answer.Number is { } number)
            stored.NumberMicros = (long)(number * Micros);
        if (answer.ChoiceId is { } choiceId)
            stored.ChoiceId = choiceId;
        if (answer.Text is { } text)
            stored.Text = text;
        return stored;
    }

    private static ImmutableArray<FormAnswer> ToDomain(IEnumerable<AnswerStored> answers) => [.. answers.Select(stored => new FormAnswer(stored.ItemId)
    {
        DoesNotApply = stored.DoesNotApply,
        Yes = stored.HasYes ? stored.Yes : null,
        Scale = stored.HasScale ? stored.Scale : null,
        Number = stored.HasNumberMicros ? stored.NumberMicros / Micros : null,
        ChoiceId = stored.HasChoiceId ? stored.ChoiceId : null,
        Text = stored.HasText ? stored.Text : null,
        Files = [.. stored.Files.Select(Hex)],
        Note = stored.Note,
    })];

    private static ScoreStored ToFact(FormScore score)
    {
        var stored = new ScoreStored { Passed = score.HasPassed, RedLine = score.CrossedRedLine, Failed = { score.Failed } };
        if (score.ScoreMicros is { } micros)
            stored.ScoreMicros = micros;
        return stored;
    }

    private static FormScore ToDomain(ScoreStored stored) => new(stored.HasScoreMicros ? stored.ScoreMicros : null, stored.Passed, [.. stored.Failed], stored.RedLine);

    private static FindingChangeStored ToFact(FindingChange change) => new()
    {
        Move = (int)change.Move,
        ItemId = change.ItemId,
        Title = change.Title,
        Priority = (int)change.Priority,
        RedLine = change.IsRedLine,
        Cause = change.IsCause,
    };

    private static ImmutableArray<FindingChange> ToDomain(IEnumerable<FindingChangeStored> changes) =>
        [.. changes.Select(stored => new FindingChange((FindingMove)stored.Move, stored.ItemId, stored.Title, (ActionPriority)stored.Priority, stored.RedLine, stored.Cause))];

    private static ByteString Bytes(string file) => UnsafeByteOperations.UnsafeWrap(Convert.FromHexString(file));

    private static string Hex(ByteString file) => Convert.ToHexStringLower(file.Span);
}
