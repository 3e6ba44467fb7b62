using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>What a caller is answered who planned or approved a run: the run as it was then.</summary>
internal sealed class RunAnswers : IAnswerForm<PaymentRunEntry>
{
    public static readonly RunAnswers Form = new();

    /// <summary>Without its times: the facts have them.</summary>
    public ByteString Write(PaymentRunEntry answer) => new PaymentRunEntry(answer) { PlannedAtMicros = 0, ApprovedAtMicros = 0 }.ToByteString();

    public PaymentRunEntry Read(Fact fact, long version)
    {
        var entry = PaymentRunEntry.Parser.ParseFrom(fact.Request.Answer);
        entry.ApprovedAtMicros = fact.Payments.KindCase == PaymentsFact.KindOneofCase.RunApproved ? fact.RecordedAtMicros : 0;
        return entry;
    }
}
