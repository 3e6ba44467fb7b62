using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Ledgers;

/// <summary>What one partner's figures must be, from what was sent for it.</summary>
/// <param name="partner">The partner.</param>
/// <param name="activeFrom">Its first business day; sales before it do not count.</param>
internal sealed class PartnerLedger(FleetPartner partner, DateOnly activeFrom)
{
    // Feeds send again, change and void within days; what is older is not named again.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(15);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromDays(1);

    private readonly SortedDictionary<DateOnly, DayMeasures> _days = [];
    private readonly Dictionary<string, Sent> _sent = [];
    private readonly Dictionary<string, string> _waiting = [];
    private readonly Dictionary<string, QuarantineReason> _quarantine = [];
    private DateTimeOffset _pruned;

    public FleetPartner Partner => partner;

    public Customers Customers { get; } = new();

    /// <summary>The business days on which something was counted, in their order.</summary>
    public IReadOnlyCollection<DateOnly> Days => _days.Keys;

    /// <summary>Open quarantine items by reason.</summary>
    public IReadOnlyDictionary<QuarantineReason, int> Quarantine =>
        _quarantine.Values.CountBy(reason => reason).ToDictionary();

    /// <summary>Takes a transaction that was sent, in the order of sending.</summary>
    /// <param name="transaction">What was sent.</param>
    /// <param name="at">When, in simulated time.</param>
    public void Take(Transaction transaction, DateTimeOffset at)
    {
        Prune(at);
        if (_sent.TryGetValue(transaction.TransactionId, out var earlier))
        {
            if (!earlier.Contents.Contains(transaction))
            {
                earlier.Contents.Add(transaction);
                _quarantine.Add($"{transaction.TransactionId}/{earlier.Contents.Count}", QuarantineReason.ContentConflict);
            }
            return;
        }
        var sent = new Sent([transaction], at);
        _sent.Add(transaction.TransactionId, sent);
        if (Fault(transaction, at) is { } fault)
            _quarantine.Add(transaction.TransactionId, fault);
        else if (transaction.Kind == TransactionKind.Void)
            TakeVoid(transaction);
        else
            TakeSaleOrReturn(transaction, sent);
    }

    /// <summary>The sum of a period.</summary>
    public DayMeasures Sum(Period period)
    {
        var sum = new DayMeasures();
        foreach (var (day, measures) in _days)
            if (day >= period.First && day <= period.Last)
                sum.Add(measures);
        return sum;
    }

    /// <summary>The sum of the days of an interval, both ends included.</summary>
    public Measures Between(DateOnly from, DateOnly to)
    {
        var sum = default(Measures);
        foreach (var (day, measures) in _days)
            if (day >= from && day <= to)
                sum += measures.Total;
        return sum;
    }

    /// <summary>Net by the region that transactions name, in micros of CNY, of the days of an interval, both ends included.</summary>
    public IReadOnlyCollection<(string Region, long Net)> Regions(DateOnly from, DateOnly to)
    {
        var sum = new DayMeasures();
        foreach (var (_, measures) in _days.Where(day => day.Key >= from && day.Key <= to))
            sum.Add(measures);
        return [.. sum.Regions.Select(region => (region.Key, region.Value))];
    }

    private void TakeSaleOrReturn(Transaction transaction, Sent sent)
    {
        Customers.Meet(transaction, DayOf(transaction));
        sent.IsCounted = true;
        if (_waiting.Remove(transaction.TransactionId, out var reversal))
        {
            _quarantine.Remove(reversal);
            sent.IsVoided = true;
            return;
        }
        Count(transaction, isTakenBack: false);
    }

    private void TakeVoid(Transaction reversal)
    {
        if (!_sent.TryGetValue(reversal.OriginalTransactionId, out var original) || !original.IsCounted)
        {
            var isFirst = _waiting.TryAdd(reversal.OriginalTransactionId, reversal.TransactionId);
            _quarantine.Add(reversal.TransactionId, isFirst ? QuarantineReason.VoidWaiting : QuarantineReason.AlreadyVoided);
            return;
        }
        if (original.IsVoided)
        {
            _quarantine.Add(reversal.TransactionId, QuarantineReason.AlreadyVoided);
            return;
        }
        original.IsVoided = true;
        Count(original.Contents[0], isTakenBack: true);
    }

    private QuarantineReason? Fault(Transaction transaction, DateTimeOffset at)
    {
        if (transaction.CurrencyCode != "CNY")
            return QuarantineReason.Currency;
        // The fleet's clocks are right, or wrong by decades.
        var ahead = transaction.OccurredAt.ToDateTimeOffset() - at;
        if (ahead > TimeSpan.FromDays(3_650))
            return QuarantineReason.ClockAhead;
        if (ahead < -TimeSpan.FromDays(3_650))
            return QuarantineReason.ClockBehind;
        return transaction.Kind == TransactionKind.Sale && DayOf(transaction) < activeFrom ? QuarantineReason.PartnerNotActive : null;
    }

    private void Count(Transaction transaction, bool isTakenBack)
    {
        var day = DayOf(transaction);
        if (!_days.TryGetValue(day, out var measures))
            _days.Add(day, measures = new DayMeasures());
        measures.Count(transaction, isTakenBack);
        Customers.Count(transaction, day, isTakenBack);
    }

    private void Prune(DateTimeOffset at)
    {
        if (at - _pruned < PruneEvery)
            return;
        _pruned = at;
        foreach (var (id, sent) in _sent)
            if (at - sent.At > Remembered)
                _sent.Remove(id);
    }

    private static DateOnly DayOf(Transaction transaction) => BeijingTime.DayOf(transaction.OccurredAt.ToDateTimeOffset());

    /// <summary>What was sent under one id.</summary>
    private sealed record Sent(List<Transaction> Contents, DateTimeOffset At)
    {
        /// <summary>True for a sale or return without a fault.</summary>
        public bool IsCounted { get; set; }

        public bool IsVoided { get; set; }
    }
}
