using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Quarantine;

/// <summary>What a caller is answered who replayed items: of one that was applied the fact says all.</summary>
internal sealed class ReplayAnswers : IAnswerForm<ReplayedItems>
{
    public static readonly ReplayAnswers Form = new();

    public ByteString Write(ReplayedItems answer)
    {
        var kept = new SweepAnswer { NextAfter = answer.NextAfter };
        kept.Left.AddRange(answer.Left.Select(left => new LeftItems { Reason = (int)left.Key, Count = left.Value }));
        return kept.ToByteString();
    }

    public ReplayedItems Read(Fact fact, long version)
    {
        if (fact.Quarantine.Swept is not { } swept)
            return ReplayedItems.One;
        var kept = SweepAnswer.Parser.ParseFrom(fact.Request.Answer);
        return new ReplayedItems(
            QuarantineReason.Unspecified, swept.Applied, [.. kept.Left.Select(left => KeyValuePair.Create((QuarantineReason)left.Reason, left.Count))], kept.NextAfter);
    }
}
