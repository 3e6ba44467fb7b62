using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Quarantine;

/// <summary>What a caller is answered who discarded items: the fact names them, and not where the next ones begin.</summary>
internal sealed class DiscardAnswers : IAnswerForm<DiscardedItems>
{
    public static readonly DiscardAnswers Form = new();

    public ByteString Write(DiscardedItems answer) => new SweepAnswer { NextAfter = answer.NextAfter }.ToByteString();

    public DiscardedItems Read(Fact fact, long version) =>
        new(fact.Quarantine.Discarded.Items.Count, SweepAnswer.Parser.ParseFrom(fact.Request.Answer).NextAfter);
}
