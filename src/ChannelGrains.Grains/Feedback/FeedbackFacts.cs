using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using ComplaintAnswered = ChannelGrains.Domain.Feedback.ComplaintAnswered;
using ComplaintOpened = ChannelGrains.Domain.Feedback.ComplaintOpened;
using Stored = ChannelGrains.Journal.V1;
using SurveyAnswered = ChannelGrains.Domain.Feedback.SurveyAnswered;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What customers said between the domain and its durable form.</summary>
internal static class FeedbackFacts
{
    /// <summary>What a caller is answered who recorded an answer.</summary>
    public static readonly FactAnswers<KeptAnswer> KeptAnswers = new((fact, version) => new(new(fact.Feedback.SurveyAnswered.AnsweredOn), version));

    /// <summary>What a caller is answered who opened a complaint.</summary>
    public static readonly FactAnswers<ComplaintReading> OpenedAnswers =
        new((fact, version) => new(new(ToDomain(fact.Feedback.ComplaintOpened), null), fact.RecordedAtMicros, version));

    public static Stored.FeedbackFact ToFact(Domain.Feedback.FeedbackFact fact) => fact switch
    {
        SurveyAnswered answer => new Stored.FeedbackFact { SurveyAnswered = ToFact(answer) },
        ComplaintOpened opened => new Stored.FeedbackFact { ComplaintOpened = ToFact(opened) },
        ComplaintAnswered answered => new Stored.FeedbackFact { ComplaintAnswered = ToFact(answered) },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static Domain.Feedback.FeedbackFact? ToDomain(Stored.FeedbackFact fact) => fact.KindCase switch
    {
        Stored.FeedbackFact.KindOneofCase.SurveyAnswered => ToDomain(fact.SurveyAnswered),
        Stored.FeedbackFact.KindOneofCase.ComplaintOpened => ToDomain(fact.ComplaintOpened),
        Stored.FeedbackFact.KindOneofCase.ComplaintAnswered => ToDomain(fact.ComplaintAnswered),
        _ => null,
    };

    public static SurveyAnswered ToDomain(Stored.SurveyAnswered fact) =>
        new(fact.Score, fact.Channel, fact.QuestionId, new BusinessDay(fact.AnsweredOn), fact.HasCustomer ? fact.Customer : null);

    /// <summary>What a fact says as an answer: one that was recorded, or one of a survey about the partner; null for another.</summary>
    public static SurveyAnswered? AnswerOf(Fact fact) => fact switch
    {
        { Feedback.SurveyAnswered: { } recorded } => ToDomain(recorded),
        { FormRecords.Taken: { Survey: { HasSatisfaction: true, Subject: (int)SurveySubject.Partner } answer } taken } =>
            new SurveyAnswered(answer.Satisfaction, answer.Channel, taken.FormId, new BusinessDay(taken.TakenOn), null),
        _ => null,
    };

    public static ComplaintOpened ToDomain(Stored.ComplaintOpened fact) => new(
        fact.ComplaintId, fact.Subject, fact.HasCustomer ? fact.Customer : null, fact.OpenedAtMicros, fact.DueAtMicros, new BusinessDay(fact.DueOn));

    public static ComplaintAnswered ToDomain(Stored.ComplaintAnswered fact) => new(fact.ComplaintId, fact.AnsweredAtMicros, fact.Answer, new BusinessDay(fact.DueOn));

    /// <summary>A complaint as the index has it.</summary>
    public static byte[] ToEntry(Complaint complaint)
    {
        var entry = new ComplaintEntry { Opened = ToFact(complaint.Opened) };
        if (complaint.Answered is { } answered)
            entry.Answered = ToFact(answered);
        return entry.ToByteArray();
    }

    public static Complaint OfEntry(ReadOnlySpan<byte> entry)
    {
        var complaint = ComplaintEntry.Parser.ParseFrom(entry);
        return new Complaint(ToDomain(complaint.Opened), complaint.Answered is null ? null : ToDomain(complaint.Answered));
    }

    public static Stored.ComplaintOpened ToFact(ComplaintOpened opened)
    {
        var fact = new Stored.ComplaintOpened
        {
            ComplaintId = opened.ComplaintId,
            Subject = opened.Subject,
            OpenedAtMicros = opened.OpenedAtMicros,
            DueAtMicros = opened.DueAtMicros,
            DueOn = opened.DueOn.DaysSinceEpoch,
        };
        if (opened.Customer is { } customer)
            fact.Customer = customer;
        return fact;
    }

    private static Stored.SurveyAnswered ToFact(SurveyAnswered answer)
    {
        var fact = new Stored.SurveyAnswered { Score = answer.Score, Channel = answer.Channel, QuestionId = answer.QuestionId, AnsweredOn = answer.AnsweredOn.DaysSinceEpoch };
        if (answer.Customer is { } customer)
            fact.Customer = customer;
        return fact;
    }

    private static Stored.ComplaintAnswered ToFact(ComplaintAnswered answered) =>
        new() { ComplaintId = answered.ComplaintId, AnsweredAtMicros = answered.AnsweredAtMicros, Answer = answered.Answer, DueOn = answered.DueOn.DaysSinceEpoch };
}
