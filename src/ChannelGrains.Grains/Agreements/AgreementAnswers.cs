using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using Google.Protobuf;
using Fact = ChannelGrains.Journal.V1.Fact;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Agreements;

/// <summary>What a caller is answered who changed an agreement: the version as it was then, which the fact does not say.</summary>
internal sealed class AgreementAnswers : IAnswerForm<AgreementChange>
{
    public static readonly AgreementAnswers Form = new();

    public ByteString Write(AgreementChange answer)
    {
        var agreement = answer.Agreement;
        var kept = new Stored.AgreementsAnswer
        {
            Number = agreement.Number,
            Amends = agreement.Amends,
            State = (int)agreement.State,
            FromDay = agreement.From.DaysSinceEpoch,
            AllowAdjustment = agreement.AllowAdjustment,
            InForce = agreement.InForce is { } span ? ToMessage(span) : null,
        };
        if (agreement.Until is { } until)
            kept.UntilDay = until.DaysSinceEpoch;
        kept.ConfirmedBy.AddRange(agreement.ConfirmedBy.Select(side => (int)side));
        kept.Warnings.AddRange(answer.Warnings.Select(warning => new Stored.AgreementWarning
        {
            Kind = (int)warning.Kind,
            Number = warning.Other,
            Day = warning.Day.DaysSinceEpoch,
            PartnerId = warning.PartnerId,
            Region = warning.Region,
        }));
        return kept.ToByteString();
    }

    public AgreementChange Read(Fact fact, long version)
    {
        var kept = Stored.AgreementsAnswer.Parser.ParseFrom(fact.Request.Answer);
        var agreement = new AgreementVersionOnDay(
            kept.Number, kept.Amends, (AgreementState)kept.State, new BusinessDay(kept.FromDay), kept.HasUntilDay ? new BusinessDay(kept.UntilDay) : null,
            kept.AllowAdjustment, [.. kept.ConfirmedBy.Select(side => (AgreementSide)side)],
            kept.InForce is { } span ? new DaySpan(new BusinessDay(span.FirstDay), span.HasLastDay ? new BusinessDay(span.LastDay) : null) : null);
        return new AgreementChange(
            agreement, [.. kept.Warnings.Select(warning => new AgreementWarning((AgreementWarningKind)warning.Kind, warning.Number, new BusinessDay(warning.Day))
            {
                PartnerId = warning.PartnerId,
                Region = warning.Region,
            })], version);
    }

    private static Stored.AgreementSpan ToMessage(DaySpan span)
    {
        var message = new Stored.AgreementSpan { FirstDay = span.First.DaysSinceEpoch };
        if (span.Last is { } last)
            message.LastDay = last.DaysSinceEpoch;
        return message;
    }
}
