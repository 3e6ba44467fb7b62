using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>What a caller is answered who closed a break: the break as it was then.</summary>
internal sealed class BreakAnswers : IAnswerForm<PaymentBreak>
{
    public static readonly BreakAnswers Form = new();

    public ByteString Write(PaymentBreak answer) => EvidenceFacts.ToEntry(answer with { Bookings = [] }).ToByteString();

    public PaymentBreak Read(Fact fact, long version) => EvidenceFacts.ToDomain(PaymentBreakSnapshot.Parser.ParseFrom(fact.Request.Answer));
}
