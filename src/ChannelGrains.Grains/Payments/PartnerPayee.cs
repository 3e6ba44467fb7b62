using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Payments;

internal sealed partial class PartnerPayee(IGrainContextAccessor context, Payees payees, FourEyes fourEyes, ILogger<PartnerPayee> logger) : PartnerExtension(context), IPartnerPayee
{
    public Task<Answer<PayeeReading>> Set(SetPayee command, RequestStamp request) => ChangeAsync("SetPayee", request, (partner, _, book) =>
        command.Decide(book, partner.Life!.DayOf(Partner.NowMicros)) is var outcome && outcome.IsRefused ? outcome.Refusal : outcome.Value!);

    public Task<Answer<PayeeReading>> Verify(VerifyPayee command, RequestStamp request) => ChangeAsync("VerifyPayee", request, (_, payee, book) =>
        command.Decide(payee, book, request.Principal, fourEyes) is var outcome && outcome.IsRefused ? outcome.Refusal : outcome.Value!);

    public Task<Answer<PayeeReading>> Get() => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is null)
            return Answer<PayeeReading>.Refuse(Unknown());
        return Answer<PayeeReading>.Of(await ReadAsync(partner), Partner.Ticket);
    }, CancellationToken.None);

    public Task<Answer<PayeeHistory>> List(long before, int size) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is null)
            return Answer<PayeeHistory>.Refuse(Unknown());
        var steps = new List<PayeeStep>();
        var next = Payees.BookOf(partner).Last;
        var (most, bytes) = (Pages.Size(size), 0);
        while (next > 0 && steps.Count < most && bytes < Pages.LargestBytes)
        {
            var record = await Partner.ReadRecordAsync(next, CancellationToken.None);
            var fact = Fact.Parser.ParseFrom(record.Span);
            var happened = PayeeFacts.ToDomain(fact.Payments)!;
            if (before == 0 || next < before)
            {
                steps.Add(new(happened, fact.Principal, fact.RecordedAtMicros, next));
                bytes += record.Length;
            }
            next = happened is Domain.Payments.PayeeSet set ? set.Previous : ((Domain.Payments.PayeeVerified)happened).Previous;
        }
        return Answer<PayeeHistory>.Of(new PayeeHistory(steps, next > 0 && steps.Count > 0 ? steps[^1].Version : 0), Partner.Ticket);
    }, CancellationToken.None);

    private async Task<Answer<PayeeReading>> ChangeAsync(string method, RequestStamp request, Func<FoldedPartner, PayeeOnDay?, PayeeBook, Outcome<PayeeFact>> decide)
    {
        var answer = await Partner.ChangeAsync(method, request, new PayeeAnswers(Partner.PartnerId), async partner =>
        {
            if (partner.Life is not { } life)
                return Unknown();
            var (book, now, version) = (Payees.BookOf(partner), Partner.NowMicros, Partner.Version + 1);
            var today = life.DayOf(now);
            var payee = await Payees.ReadAsync(Partner, partner, today);
            var outcome = decide(partner, payee, book);
            if (outcome.IsRefused)
                return outcome.Refusal;
            var after = book.With(outcome.Value, version, request.Principal, now);
            if (outcome.Value is Domain.Payments.PayeeSet set)
                payee = new(set.Payee, PayeeOrigin.Set, set.ContentHash, after.SetDay, [after.SetBy]);
            var reading = new PayeeReading(Partner.PartnerId, payee, after, await payees.ConditionsAsync(Partner.PartnerId, after, payee, today), version);
            return new Decision<PayeeReading>(
                new Fact { RecordedAtMicros = now, Payments = PayeeFacts.ToFact(outcome.Value) }, reading, null, Payees.Writes(Partner.PartnerId, book, after));
        }, CancellationToken.None);
        if (answer.Refusal is null)
            LogStep(logger, method, Partner.PartnerId, request.Principal);
        return answer;
    }

    private async ValueTask<PayeeReading> ReadAsync(FoldedPartner partner)
    {
        var (today, book) = (partner.Life!.DayOf(Partner.NowMicros), Payees.BookOf(partner));
        var payee = await Payees.ReadAsync(Partner, partner, today);
        return new(Partner.PartnerId, payee, book, await payees.ConditionsAsync(Partner.PartnerId, book, payee, today), Partner.Version);
    }

    [LoggerMessage(EventId = 3601, Level = LogLevel.Information, Message = "{Method} of partner {Partner} by {Principal}.")]
    private static partial void LogStep(ILogger logger, string method, string partner, string principal);
}
