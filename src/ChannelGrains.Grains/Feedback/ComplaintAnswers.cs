using ChannelGrains.Domain.Feedback;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What a caller is answered who answered a complaint: how that came too, which the fact does not say.</summary>
internal sealed class ComplaintAnswers : IAnswerForm<ComplaintReading>
{
    public static readonly ComplaintAnswers Form = new();

    public ByteString Write(ComplaintReading answer) => FeedbackFacts.ToFact(answer.Complaint.Opened).ToByteString();

    public ComplaintReading Read(Fact fact, long version)
    {
        var opened = FeedbackFacts.ToDomain(Journal.V1.ComplaintOpened.Parser.ParseFrom(fact.Request.Answer));
        return new(new Complaint(opened, FeedbackFacts.ToDomain(fact.Feedback.ComplaintAnswered)), fact.RecordedAtMicros, version);
    }
}
