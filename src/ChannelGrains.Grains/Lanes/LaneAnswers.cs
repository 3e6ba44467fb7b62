using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Lanes;

/// <summary>What a caller is answered who opened a lane: what the lane had taken before, beside what the fact says.</summary>
internal sealed class LaneAnswers : IAnswerForm<LaneReading>
{
    public static readonly LaneAnswers Form = new();

    public ByteString Write(LaneReading answer) => new LaneAnswer
    {
        LastTransactionId = answer.LastTransactionId,
        LastContentHash = answer.LastContentHash,
        LastSeenMicros = answer.LastSeenMicros,
        AcceptedCount = answer.AcceptedCount,
        QuarantinedCount = answer.QuarantinedCount,
        JournalIncarnation = answer.JournalIncarnation,
    }.ToByteString();

    public LaneReading Read(Fact fact, long version)
    {
        var (opened, kept) = (fact.Lanes.Opened, LaneAnswer.Parser.ParseFrom(fact.Request.Answer));
        return new LaneReading(
            opened.SourceId, opened.Epoch, 0, kept.LastTransactionId, kept.LastContentHash, kept.LastSeenMicros, kept.AcceptedCount, kept.QuarantinedCount, false,
            kept.JournalIncarnation);
    }
}
