using System.IO.Hashing;
using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Partners;

namespace ChannelGrains.Domain.Tests.Ingest;

/// <summary>A partner whose store is in memory: looks up what the rules ask for, and folds what they decide.</summary>
internal sealed class SimulatedPartner(bool isNumbered = false, PartnerLife? life = null, int maxAgeDays = 800)
{
    public const string Source = "till";

    private static readonly long NowMicros = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1_000;

    private readonly TestBytes _bytes = new();
    private readonly Dictionary<UInt128, (Locator Locator, UInt128 Content)> _identities = [];
    private readonly HashSet<UInt128> _evidence = [];
    private readonly HashSet<Locator> _voided = [];
    private readonly Dictionary<Locator, Locator> _replays = [];
    private readonly Dictionary<Locator, Stored> _stored = [];
    private readonly List<byte[]> _numbers = [];
    private long _version;

    private sealed record Stored(byte[] Bytes, QuarantineReason Reason, int BusinessDay);

    /// <summary>What became of a transaction.</summary>
    public readonly record struct Outcome(bool IsDuplicate, QuarantineReason Reason)
    {
        public static Outcome Accepted { get; } = new(false, QuarantineReason.Unspecified);

        public static Outcome Duplicate { get; } = new(true, QuarantineReason.Unspecified);

        public static Outcome Of(QuarantineReason reason) => new(false, reason);
    }

    public PartnerLife Life { get; set; } = life ?? Example.Partner();

    public SalesBook Sales { get; } = new();

    public Quarantine Quarantine { get; } = new();

    public Lane Lane { get; } = new(Source);

    /// <summary>What it sold less what came back, in whole units.</summary>
    public long Net => (long)((Sales.Net(int.MinValue, int.MaxValue)?.Micros ?? 0) / 1_000_000);

    /// <summary>How often the decision of voids asked for look-ups.</summary>
    public int LookUps { get; private set; }

    public IReadOnlyList<Outcome> Take(params IEnumerable<Sent> sent)
    {
        var (refusal, outcomes) = TryTake(Lane.Committed + 1, sent);
        return refusal is null ? outcomes : throw new InvalidOperationException(refusal.Message);
    }

    public (Refusal? Refusal, IReadOnlyList<Outcome> Outcomes) TryTake(long firstSequence, params IEnumerable<Sent> sent)
    {
        var batch = Fill(sent);
        if (isNumbered && (LaneNumbering.Check(Lane, 1, firstSequence, batch.Count) ?? FindTaken(batch, firstSequence)) is { } misnumbered)
            return (misnumbered, []);
        if (!isNumbered)
            FindKnown(batch);
        var outcomes = new List<Outcome>();
        if (BatchExamination.Examine(batch, Terms(BatchTerms.Earliest(NowMicros, maxAgeDays))))
        {
            foreach (ref var transaction in batch.Transactions)
                if (isNumbered && !transaction.Duplicate)
                    NumberedIdentities.CheckReuse(ref transaction, batch.Ids, Lane);
            DecideVoids(batch, parks: true);
            DecideFirstPurchases(batch);
            if (BatchRefusals.CheckQuarantine("p-1", Quarantine, Source, BatchTally.Of(batch).Quarantined) is { } full)
                return (full, []);
            Record(batch);
        }
        foreach (ref readonly var transaction in batch.Transactions)
            outcomes.Add(new Outcome(transaction.Duplicate, transaction.Reason));
        return (null, outcomes);
    }

    /// <summary>Replays an open item, perhaps corrected; why it stays, or unspecified.</summary>
    public QuarantineReason Replay(Locator item, Sent? corrected = null)
    {
        Assert(Quarantine.TryGet(item, out _));
        var batch = Fill([corrected ?? Sent.Read(_stored[item].Bytes)]);
        BatchExamination.Examine(batch, Terms(BatchTerms.AnyTime));
        DecideVoids(batch, parks: false);
        if (batch.Transactions[0].Reason is not QuarantineReason.Unspecified and var reason)
            return reason;
        DecideFirstPurchases(batch);
        var replay = new Locator(++_version, 0);
        Quarantine.Close(item);
        _replays.Add(item, replay);
        Fold(batch, ref batch.Transactions[0], replay);
        FoldFirstPurchases(batch);
        return QuarantineReason.Unspecified;
    }

    private static void Assert(bool holds) => Xunit.Assert.True(holds);

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes);

    private DecidedBatch Fill(IEnumerable<Sent> sent)
    {
        _bytes.Clear();
        var batch = new DecidedBatch(_bytes);
        foreach (var each in sent)
            each.AddTo(batch, _bytes, NowMicros);
        foreach (ref var transaction in batch.Transactions)
        {
            transaction.Content = HashOf(batch.Bytes(transaction.Bytes));
            transaction.Identity = HashOf(batch.Bytes(transaction.Id));
            transaction.Hash = (ulong)transaction.Identity | 1;
        }
        return batch;
    }

    private BatchTerms Terms(long earliest) => new(Life, "CNY"u8.ToArray(), "cn"u8.ToArray(), Sales, earliest, NowMicros);

    private Refusal? FindTaken(DecidedBatch batch, long firstSequence)
    {
        for (var at = 0; at < NumberedIdentities.CountTaken(Lane, firstSequence, batch.Count); at++)
        {
            ref var transaction = ref batch.Transactions[at];
            if (!NumberedIdentities.Decide(ref transaction, batch.Bytes(transaction.Bytes).SequenceEqual(_numbers[(int)firstSequence - 1 + at])))
                return NumberedIdentities.Conflict(Source, 1, firstSequence + at);
        }
        return null;
    }

    private void FindKnown(DecidedBatch batch)
    {
        for (var at = 0; at < batch.Count; at++)
            batch.Identities.Decide(batch, at, _identities.TryGetValue(batch.Transactions[at].Identity, out var known) ? known.Content : null);
        foreach (ref var transaction in batch.Transactions)
            if (transaction.Reason == QuarantineReason.ContentConflict)
                batch.Identities.DecideConflict(ref transaction, transaction.Identity ^ transaction.Content, _evidence.Contains(transaction.Identity ^ transaction.Content));
    }

    private void DecideVoids(DecidedBatch batch, bool parks)
    {
        var decision = new VoidDecision(batch, Quarantine, _version + 1, "cn"u8.ToArray(), parks);
        if (!decision.IsDue)
            return;
        foreach (ref readonly var transaction in batch.Transactions)
        {
            batch.Voids.Ids.Add(HashOf(batch.Bytes(transaction.Id)));
            batch.Voids.OriginalIds.Add(HashOf(batch.Bytes(transaction.OriginalId)));
        }
        decision.Begin();
        while (decision.Advance() is >= 0 and var at)
        {
            LookUps++;
            for (var sought = at; sought < batch.Count; sought++)
                if (sought == at || decision.Seeks(sought))
                    batch.Voids.Found[sought] = Find(batch.Voids.OriginalIds[sought]);
        }
    }

    private StoredOriginal? Find(UInt128 id)
    {
        if (!_identities.TryGetValue(id, out var found))
            return null;
        var locator = _replays.TryGetValue(found.Locator, out var replay) ? replay : found.Locator;
        var stored = _stored[locator];
        return new StoredOriginal(Sent.Read(stored.Bytes).Kind, stored.Reason != QuarantineReason.Unspecified, _voided.Contains(locator),
            new VoidTarget(stored.Bytes, stored.BusinessDay, "cn"u8.ToArray(), locator));
    }

    private void DecideFirstPurchases(DecidedBatch batch)
    {
        batch.FirstDays.Decide(batch, Sales);
        Assert(batch.FirstDays.Unknown.Length == 0);
    }

    private void Record(DecidedBatch batch)
    {
        _version++;
        var place = 0;
        foreach (ref var transaction in batch.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            var locator = new Locator(_version, place++);
            if (transaction.Reason == QuarantineReason.ContentConflict)
                _evidence.Add(transaction.Identity ^ transaction.Content);
            else if (transaction.OwnsItsId)
                _identities[transaction.Identity] = (locator, transaction.Content);
            if (isNumbered)
                _numbers.Add(batch.Bytes(transaction.Bytes).ToArray());
            if (isNumbered && transaction.OwnsItsId)
                Lane.Recent.Add(transaction.Hash, locator);
            Fold(batch, ref transaction, locator);
        }
        (Lane.Epoch, Lane.Committed) = isNumbered ? (1, _numbers.Count) : (0, 0);
        FoldFirstPurchases(batch);
    }

    private void Fold(DecidedBatch batch, ref BatchTransaction transaction, Locator locator)
    {
        _stored[locator] = new Stored(batch.Bytes(transaction.Bytes).ToArray(), transaction.Reason, transaction.BusinessDay);
        if (transaction.Reason != QuarantineReason.Unspecified)
        {
            var waitsFor = transaction.Reason == QuarantineReason.VoidWaiting ? HashOf(batch.Bytes(transaction.OriginalId)) : 0;
            Quarantine.Open(new QuarantineEntry(locator, Source, transaction.Reason, waitsFor));
        }
        else if (transaction.Voids is { } target)
        {
            Assert(_voided.Add(target.Original));
            Count(Sent.Read(target.Transaction), target.BusinessDay, -1);
        }
        else if (transaction.ReleasedVoid != 0)
        {
            Quarantine.Close(new Locator(transaction.ReleasedVoid));
            _voided.Add(locator);
        }
        else
            Count(Sent.Read(batch.Bytes(transaction.Bytes)), transaction.BusinessDay, 1);
    }

    private void Count(Sent sent, int day, int sign)
    {
        var category = Sales.Categories.Add(Encoding.UTF8.GetBytes(sent.Category));
        var line = new LineEffect { Category = category, AmountMicros = sent.Amount * 1_000_000, QuantityThousandths = 1_000 };
        Sales.Record(day, Sales.Regions.Add("cn"u8), sent.Kind, [line], (ulong)sent.Customer, sign);
    }

    private void FoldFirstPurchases(DecidedBatch batch)
    {
        foreach (var first in batch.FirstDays.All)
            Sales.SetFirstDay(first.Customer, first.PreviousDay, first.Day);
    }
}
