using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>What a caller is answered who set or verified a payee, kept with the fact: what keeps it from being paid changes with the day.</summary>
/// <param name="partnerId">The partner.</param>
internal sealed class PayeeAnswers(string partnerId) : IAnswerForm<PayeeReading>
{
    /// <summary>Without the time of the last verification where that is the fact's own.</summary>
    public ByteString Write(PayeeReading answer)
    {
        var kept = new PayeeAnswer { Book = PayeeFacts.Capture(answer.Book) };
        if (answer.Book.VerifiedAt == answer.Version)
            kept.Book.VerifiedAtMicros = 0;
        if (answer.Payee is { } payee)
        {
            kept.Payee = AgreementTermsFacts.ToFact(payee.Payee);
            kept.Origin = (int)payee.Origin;
            kept.ContentHash = PayeeFacts.Bytes(payee.ContentHash);
            kept.ChangedDay = payee.ChangedOn.DaysSinceEpoch;
            kept.ChangedBy.AddRange(payee.ChangedBy);
        }
        kept.Conditions.AddRange(answer.Conditions.Select(condition => new PayeeConditionAnswer { Name = condition.Name, Evidence = condition.Evidence, Message = condition.Message }));
        return kept.ToByteString();
    }

    public PayeeReading Read(Fact fact, long version)
    {
        var kept = PayeeAnswer.Parser.ParseFrom(fact.Request.Answer);
        if (kept.Book.VerifiedAt == version)
            kept.Book.VerifiedAtMicros = fact.RecordedAtMicros;
        var payee = kept.Payee is null ? null : new PayeeOnDay(
            AgreementTermsFacts.ToDomain(kept.Payee), (PayeeOrigin)kept.Origin, PayeeFacts.Bytes(kept.ContentHash), new BusinessDay(kept.ChangedDay), [.. kept.ChangedBy]);
        return new(
            partnerId, payee, PayeeFacts.Restore(kept.Book), [.. kept.Conditions.Select(condition => new PayeeCondition(condition.Name, condition.Evidence, condition.Message))], version);
    }
}
