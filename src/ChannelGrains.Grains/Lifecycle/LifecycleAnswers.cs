using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>What a caller is answered who changed a partner: the partner as it is after the fact, which alone does not say all of it.</summary>
internal sealed class LifecycleAnswers : IAnswerForm<PartnerOnDay>
{
    public static readonly LifecycleAnswers Form = new();

    public ByteString Write(PartnerOnDay answer)
    {
        var kept = new LifecycleAnswer
        {
            PartnerId = answer.PartnerId,
            Particulars = LifecycleFacts.ToFact(answer.Particulars),
            State = (int)answer.State,
            CreatedAtMicros = answer.CreatedAtMicros,
            Origin = LifecycleFacts.ToFact(answer.Origin),
        };
        if (answer.ActiveFrom is { } from)
            kept.ActiveFromDay = from.DaysSinceEpoch;
        if (answer.KnownSince is { } known)
            kept.KnownSinceDay = known.DaysSinceEpoch;
        return kept.ToByteString();
    }

    public PartnerOnDay Read(Fact fact, long version)
    {
        var kept = LifecycleAnswer.Parser.ParseFrom(fact.Request.Answer);
        return new PartnerOnDay(
            kept.PartnerId, LifecycleFacts.ToParticulars(kept.Particulars), (LifecycleState)kept.State,
            kept.HasActiveFromDay ? new BusinessDay(kept.ActiveFromDay) : null, kept.CreatedAtMicros, version)
        {
            Origin = LifecycleFacts.ToOrigin(kept.Origin),
            KnownSince = kept.HasKnownSinceDay ? new BusinessDay(kept.KnownSinceDay) : null,
        };
    }
}
