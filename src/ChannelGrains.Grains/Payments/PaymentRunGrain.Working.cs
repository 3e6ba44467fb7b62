using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;
using PaymentsTaken = ChannelGrains.Domain.Payments.PaymentsTaken;
using PaymentsTold = ChannelGrains.Domain.Payments.PaymentsTold;
using RefusedPayment = ChannelGrains.Domain.Payments.RefusedPayment;
using ToldPayment = ChannelGrains.Domain.Payments.ToldPayment;

namespace ChannelGrains.Grains.Payments;

/// <summary>What goes on without anybody asking. The approval is a fact first; then statements are taken into payment, some at once, and each time it is a fact which ones. What
/// became of payments is a fact first too; then the partners are told. A partner that was asked before answers the same, so that what a crash interrupts is
/// taken up again by <see cref="PaymentResumption"/> and done once.</summary>
internal sealed partial class PaymentRunGrain
{
    private const int AskedAtOnce = 32;
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(20);

    // Longer than it takes to ask some partners, so that the grain does not leave in between.
    private static readonly TimeSpan StaysFor = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _leaving = new();
    private GrainWork? _working;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leaving.Cancel();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Loads itself soon, so that what is under way goes on.</summary>
    protected override void OnDropped() => GrainFactory.GetGrain<IPaymentRunGrain>(RunId).Resume().Ignore();

    protected override ValueTask OnLoadedAsync()
    {
        GoOn();
        return default;
    }

    private void GoOn()
    {
        if (State is null || !RunIndex.IsUnderWay(State.Book))
            return;
        _working ??= new GrainWork(StepAsync, OnPutOff, _time, _leaving.Token);
        _working.Wake();
    }

    /// <summary>Goes on, and comes back when all is done, something is put off, or it takes long.</summary>
    private async Task GoOnAsync()
    {
        GoOn();
        if (_working is not null)
            await Task.WhenAny(_working.Paused, Task.Delay(WaitsFor, _time, _leaving.Token));
    }

    private void OnPutOff(Exception exception) => LogPutOff(logger, RunId, GrainWork.TriesAgainAfter.TotalSeconds, exception);

    private async Task<bool> StepAsync()
    {
        var (isUnderWay, isTaking) = await ReadAsync(state => (RunIndex.IsUnderWay(state.Book), state.Book.State == PaymentRunState.Approved), CancellationToken.None);
        if (!isUnderWay)
            return false;
        DelayDeactivation(StaysFor);
        await (isTaking ? TakeSomeAsync() : TellSomeAsync());
        return true;
    }

    private async Task TakeSomeAsync()
    {
        var (book, first) = await ReadAsync(state => (state.Book, state.Book.TakenThrough + 1), CancellationToken.None);
        await WhenDurableAsync(CancellationToken.None);
        var numbers = Enumerable.Range(first, Math.Min(AskedAtOnce, book.Lines.Count - first + 1)).ToList();
        var refused = await Task.WhenAll(numbers.Where(number => book.Lines[number - 1].State == PaymentState.Planned).Select(number => TakeAsync(book, number)));
        await RecordAsync(new PaymentsTaken(first, numbers[^1], [.. refused.OfType<RefusedPayment>()]), book.ApprovedBy, state => state.Book.TakenThrough == first - 1);
        instruments.OnTaken(numbers.Count, refused.Count(one => one is not null));
    }

    /// <summary>Null when its statement is in payment, durably.</summary>
    private async Task<RefusedPayment?> TakeAsync(PaymentRunBook book, int number)
    {
        var payment = book.Plan!.Payments[number - 1];
        var command = new TakePayment(
            DuePayments.MonthOf(payment.StatementId), RunId, PaymentIds.EndToEnd(RunId, number), PaymentIds.Uetr(book.Plan.Seed.AsSpan(), number), payment.Amount,
            Convert.ToHexStringLower(payment.PayeeHash.AsSpan()));
        var answer = await Settlement(payment.PartnerId).TakePayment(command, book.ApprovedBy);
        return await FinalAsync(payment.PartnerId, answer) is { } refusal ? new RefusedPayment(number, refusal.Reason, refusal.Message) : null;
    }

    private async Task TellSomeAsync()
    {
        var book = await ReadAsync(state => state.Book, CancellationToken.None);
        await WhenDurableAsync(CancellationToken.None);
        var numbers = Enumerable.Range(1, book.Lines.Count).Where(number => book.Lines[number - 1].IsUntold).Take(AskedAtOnce).ToList();
        if (numbers.Count == 0)
            return;
        var told = await Task.WhenAll(numbers.Select(number => TellAsync(book, number, book.Lines[number - 1])));
        await RecordAsync(new PaymentsTold([.. told]), book.DecidedBy, _ => true);
        foreach (var one in told)
            instruments.OnTold(one.State, one.Refused.Length > 0);
    }

    private async Task<ToldPayment> TellAsync(PaymentRunBook book, int number, PaymentLine line)
    {
        var payment = book.Plan!.Payments[number - 1];
        var outcome = line.State switch
        {
            PaymentState.Paid => PaymentOutcome.Paid,
            PaymentState.Failed => PaymentOutcome.Failed,
            _ => PaymentOutcome.Returned,
        };
        var command = new FinishPayment(
            DuePayments.MonthOf(payment.StatementId), PaymentIds.EndToEnd(RunId, number), outcome, line.Reason, line.DecidedOn, $"{JournalNames.PaymentRun}{RunId}");
        var refusal = await FinalAsync(payment.PartnerId, await Settlement(payment.PartnerId).FinishPayment(command, book.DecidedBy));
        if (refusal is not null)
            LogNotTold(logger, RunId, number, payment.PartnerId, line.State, refusal.Reason);
        return new ToldPayment(number, line.State, refusal?.Reason ?? "");
    }

    private IPartnerSettlement Settlement(string partnerId) => GrainFactory.GetGrain<IPartnerGrain>(partnerId).AsReference<IPartnerSettlement>();

    /// <summary>The refusal that stands; null when what was asked for is durable.</summary>
    private async Task<Domain.Refusals.Refusal?> FinalAsync<T>(string partnerId, Answer<T> answer)
        where T : class
    {
        if (answer.Refusal is { } refusal && JournalRefusals.Passes(refusal))
            throw new PaymentPutOffException(partnerId, refusal);
        if (!Store.IsCommitted(answer.Ticket) && await Store.WhenCommitted(answer.Ticket, CancellationToken.None) != CommitOutcome.Committed)
            throw new PaymentPutOffException(partnerId, JournalRefusals.Lost);
        return answer.Refusal;
    }

    private async Task RecordAsync(PaymentRunFact fact, string principal, Func<RunState, bool> isStillDue)
    {
        var answer = await ChangeAsync("Work", new RequestStamp(principal, "", default), Kept, state => ValueTask.FromResult(isStillDue(state)
            ? Decided(state, fact, principal, _ => KeptStep.Instance)
            : new Decision<KeptStep>(null, KeptStep.Instance, null)), CancellationToken.None);
        if (answer.Refusal is { } refusal)
            throw new PaymentPutOffException(Name.Value, refusal);
    }

    [LoggerMessage(EventId = 3604, Level = LogLevel.Warning, Message = "Payment run {Run} could not go on; it is tried again in {Seconds:0} s.")]
    private static partial void LogPutOff(ILogger logger, string run, double seconds, Exception exception);

    [LoggerMessage(EventId = 3605, Level = LogLevel.Warning, Message = "Payment {Number} of run {Run} is {State}, and partner {Partner} does not take that: {Reason}. See the run's breaks and the statement's steps.")]
    private static partial void LogNotTold(ILogger logger, string run, int number, string partner, PaymentState state, string reason);
}
