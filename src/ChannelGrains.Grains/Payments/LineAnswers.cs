using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>What a caller is answered who said what became of a payment: where it stood then.</summary>
internal sealed class LineAnswers : IAnswerForm<PaymentLine>
{
    public static readonly LineAnswers Form = new();

    public ByteString Write(PaymentLine answer) => RunFold.Capture(answer).ToByteString();

    public PaymentLine Read(Fact fact, long version) => RunFold.Restore(PaymentSnapshot.Parser.ParseFrom(fact.Request.Answer));
}
