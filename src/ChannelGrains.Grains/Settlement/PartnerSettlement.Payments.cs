using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Settlement;

internal sealed partial class PartnerSettlement
{
    public Task<Answer<PayableReading>> ReadPayable(int month) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<PayableReading>.Refuse(Unknown());
        if (BookOf(partner).Find(month) is not { } statement)
            return Answer<PayableReading>.Refuse(SettlementBook.NotFound(Period.OfMonth(month).Id), Partner.Ticket);
        var (steps, _) = await StepsAsync(statement);
        var reading = new PayableReading(
            statement.State, statement.Payable, life.Particulars.CurrencyCode, statement.DueOn, ApprovedHash(steps) ?? "",
            await BlocksAsync(partner, statement, life.DayOf(Partner.NowMicros)));
        return Answer<PayableReading>.Of(reading, Partner.Ticket);
    }, CancellationToken.None);

    public async Task<Answer<PaymentReading>> TakePayment(TakePayment command, string principal) => Payment(
        await ChangeAsync("TakePayment", new(principal, "", default), async (partner, _, book, today) =>
        {
            var steps = await StepsOfAsync(book, command.Month);
            // An attempt is begun once, also when the statement has gone on since.
            if (steps.Any(step => step.Fact is PaymentTaken taken && taken.EndToEndId == command.EndToEndId))
                return new Decision<StatementChange>(null, new(book.Find(command.Month)!, []), null);
            var blocks = book.Find(command.Month) is { IsPayable: true } statement ? await BlocksAsync(partner, statement, today) : [];
            var outcome = command.Decide(book, ApprovedHash(steps), blocks, today);
            if (outcome.IsRefused)
                instruments.OnBlocked(blocks);
            return outcome.IsRefused ? outcome.Refusal : Decided(partner, book, outcome.Value, principal);
        }));

    public async Task<Answer<PaymentReading>> FinishPayment(FinishPayment command, string principal) => Payment(
        await ChangeAsync("FinishPayment", new(principal, "", default), async (partner, _, book, today) =>
        {
            var steps = await StepsOfAsync(book, command.Month);
            // An outcome comes once, however often the bank tells it.
            if (steps.Any(step => step.Fact is PaymentFinished finished && finished.EndToEndId == command.EndToEndId && finished.Outcome == command.Outcome))
                return new Decision<StatementChange>(null, new(book.Find(command.Month)!, []), null);
            var current = steps.Select(step => step.Fact).OfType<PaymentTaken>().LastOrDefault();
            var outcome = command.Decide(book, current, today);
            return outcome.IsRefused ? outcome.Refusal : Decided(partner, book, outcome.Value, principal);
        }));

    private static Answer<PaymentReading> Payment(Answer<StatementChange> answer) => answer.Value is { } change
        ? Answer<PaymentReading>.Of(new(change.Standing.State, change.Standing.LastAt), answer.Ticket)
        : Answer<PaymentReading>.Refuse(answer.Refusal!, answer.Ticket);

    private static string? ApprovedHash(IReadOnlyList<SettlementRecord> steps) => steps.Select(step => step.Fact).OfType<StatementApproved>().LastOrDefault()?.PayeeHash;

    private async ValueTask<IReadOnlyList<SettlementRecord>> StepsOfAsync(SettlementBook book, int month) =>
        book.Find(month) is { } statement ? (await StepsAsync(statement)).Steps : [];

    /// <summary>The steps of a statement, in order, the first of which closed it.</summary>
    private async ValueTask<(IReadOnlyList<SettlementRecord> Steps, SettlementRecord Closed)> StepsAsync(ClosedStatement statement)
    {
        List<SettlementRecord> steps = [];
        await foreach (var step in SettlementRecords.StepsAsync(Partner, statement))
            steps.Add(step);
        steps.Reverse();
        return (steps, steps[0]);
    }
}
