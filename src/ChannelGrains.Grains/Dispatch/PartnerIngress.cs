using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>The way of batches to one partner: one call at a time, and what arrives meanwhile rides the next call together. The first one is a message;
/// once a partner of this process has answered, those after it run on its activation.</summary>
public sealed partial class PartnerIngress(string partnerId, IPartnerGrain partner, IngestTurns turns, ILogger logger) : IThreadPoolWorkItem
{
    private const int MaxBatchesPerCall = 256;
    private const int MaxTransactionsPerCall = 512; // about a millisecond, for which a query may have to wait
    private static readonly Action<object?> RunOnActivation = static ingress => ((PartnerIngress)ingress!).CallActivation();

    private readonly Lock _gate = new();
    private PendingBatch? _first, _last; // those that wait, linked: a list and its array would be two more old objects that every batch writes to
    private int _waitingTransactions;
    private bool _busy;
    private bool _used = true;
    private PartnerActivation? _activation; // changed by the one call that is under way

    public string PartnerId { get; } = partnerId;

    /// <summary>The activation that the last message found in this process; null before the first one, and when it is in another.</summary>
    internal PartnerActivation? Activation => _activation;

    /// <summary>Transactions of its next turn, or of the one that it has; more may arrive until it begins.</summary>
    internal int TurnTransactions { get; private set; }

    /// <summary>Whether it was used since this was last asked, or is.</summary>
    internal bool TakeUse()
    {
        lock (_gate)
        {
            var used = _used || _busy;
            _used = false;
            return used;
        }
    }

    public void Enqueue(PendingBatch batch)
    {
        lock (_gate)
        {
            if (_last is null)
                _first = batch;
            else
                _last.Next = batch;
            _last = batch;
            _waitingTransactions += batch.Transactions;
            if (_busy)
                return;
            _busy = true;
            _used = true;
        }
        Call();
    }

    /// <summary>Its turn has come, after it entered for one.</summary>
    public void Execute()
    {
        if (_activation!.TryRun(RunOnActivation, this))
            return;
        turns.Leave(TurnTransactions);
        SendElsewhere(TakeWaiting(out var batches), batches);
    }

    private void Call()
    {
        if (_activation is null)
        {
            _ = SendAsync(TakeWaiting(out var batches), batches);
            return;
        }
        TurnTransactions = Math.Min(Volatile.Read(ref _waitingTransactions), MaxTransactionsPerCall);
        turns.Enter(this);
    }

    private void CallActivation()
    {
        var transactions = TurnTransactions; // it may enter for its next turn before it leaves this one
        var call = CallActivationAsync();
        var waits = !call.IsCompleted;
        turns.Leave(transactions, waits);
        if (waits)
            _ = EndWaitAsync(call);
    }

    private async Task EndWaitAsync(Task call)
    {
        await call.ConfigureAwait(false);
        turns.EndWait();
    }

    /// <summary>Runs on the activation's scheduler, and awaits on it. One call in each turn, so that queries get theirs.</summary>
    private async Task CallActivationAsync()
    {
        var first = TakeWaiting(out var batches);
        try
        {
            if (await _activation!.IngestAsync(new IngestCall(batches)) is not { } reply)
            {
                SendElsewhere(first, batches);
                return;
            }
            Decide(first, reply);
        }
        catch (Exception exception)
        {
            Fail(first, exception, bytesFree: true);
        }
        if (IsAnyWaiting())
            Call();
    }

    /// <summary>The activation has left. This may run on its scheduler, where a message would be one of its own.</summary>
    private void SendElsewhere(PendingBatch first, IngestBatch[] batches) => _ = Task.Run(() => SendAsync(first, batches));

    private async Task SendAsync(PendingBatch first, IngestBatch[] batches)
    {
        try
        {
            var reply = await partner.Ingest(new IngestCall(batches)).ConfigureAwait(false);
            _activation = reply.Activation;
            Decide(first, reply);
        }
        catch (Exception exception)
        {
            Fail(first, exception, bytesFree: false);
        }
        if (IsAnyWaiting())
            Call();
    }

    private void Decide(PendingBatch first, IngestReply reply)
    {
        var place = 0;
        for (var batch = first; batch is not null; batch = batch.Next)
            batch.OnDecided(reply.Batches[place++], reply.Ticket);
    }

    private void Fail(PendingBatch first, Exception exception, bool bytesFree)
    {
        LogFailed(logger, PartnerId, exception);
        for (var batch = first; batch is not null; batch = batch.Next)
            batch.OnFailed(exception, bytesFree);
    }

    /// <summary>Whether there is another call to make; if not, it is no longer busy.</summary>
    private bool IsAnyWaiting()
    {
        lock (_gate)
            return _busy = _first is not null;
    }

    /// <summary>Takes the oldest that wait, linked and as the grain is to get them; there are some.</summary>
    private PendingBatch TakeWaiting(out IngestBatch[] batches)
    {
        lock (_gate)
        {
            var first = _first!;
            var (last, count, transactions) = (first, 1, first.Transactions);
            for (; last.Next is { } next && count < MaxBatchesPerCall && transactions + next.Transactions <= MaxTransactionsPerCall; last = next, count++)
                transactions += next.Transactions;
            _waitingTransactions -= transactions;
            batches = new IngestBatch[count];
            var batch = first;
            for (var i = 0; i < count; i++, batch = batch.Next!)
                batches[i] = batch.Batch;
            // Cut, so that what is done does not keep alive what comes after it.
            (_first, last.Next) = (last.Next, null);
            if (_first is null)
                _last = null;
            return first;
        }
    }

    [LoggerMessage(EventId = 3211, Level = LogLevel.Warning, Message = "A call to partner {PartnerId} failed; its senders are told what to do.")]
    private static partial void LogFailed(ILogger logger, string partnerId, Exception exception);
}
