using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Load;

/// <summary>A KEYED lane: numbers leave in any order, again and again, over any number of streams at once. What was acknowledged before a batch left
/// must be a duplicate in it; for what is in flight elsewhere either answer is right.</summary>
internal sealed class KeyedFeed(string sourceId, string partnerId, TransactionScript script, Tally tally, Findings findings)
    : Feed(sourceId, partnerId, script, tally, findings)
{
    private const int Pool = 64;
    private const int RepeatPercent = 15;

    private readonly Dictionary<long, Sent> _inFlight = [];
    private readonly List<long> _toSend = [];
    private readonly HashSet<long> _unacknowledged = [];
    private long _offered;

    public override long Offered => _offered;

    public override bool IsSettled
    {
        get
        {
            lock (Gate)
                return _inFlight.Count == 0 && _unacknowledged.Count == 0;
        }
    }

    public override void Resume(Lane lane, Random random)
    {
        lock (Gate)
        {
            var stored = lane.AcceptedCount + lane.QuarantinedCount;
            if (stored < _offered - _unacknowledged.Count)
                ReportLost($"{_offered - _unacknowledged.Count} transactions were acknowledged, the lane has {stored}");
            if (stored > _offered)
                Report($"the lane has {stored} transactions, but only {_offered} were sent");
            _inFlight.Clear();
            _toSend.Clear();
            _toSend.AddRange(_unacknowledged.Order());
        }
    }

    public override TransactionBatch? Next(Random random, bool mayOffer)
    {
        lock (Gate)
        {
            while (mayOffer && _toSend.Count < Pool)
            {
                _unacknowledged.Add(++_offered);
                _toSend.Add(_offered);
            }
            if (_toSend.Count == 0)
                return null;
            var numbers = new List<long>();
            var known = 0;
            for (var count = 1 + random.Next(MaxBatch); count > 0 && _toSend.Count > 0; count--)
            {
                var number = random.Next(100) < RepeatPercent ? random.NextInt64(1, _offered + 1) : Draw(random);
                if (!_unacknowledged.Contains(number))
                    known++;
                numbers.Add(number);
            }
            var batch = NewBatch(numbers);
            _inFlight.Add(batch.BatchId, new Sent(numbers, known));
            return batch;
        }
    }

    public override void Take(BatchResult result)
    {
        lock (Gate)
        {
            if (!_inFlight.Remove(result.BatchId, out var sent))
            {
                Report($"batch {result.BatchId} was answered, but is not in flight");
                return;
            }
            var batch = $"numbers {string.Join(' ', sent.Numbers)}";
            if (IsRefused(result, batch))
            {
                _toSend.AddRange(sent.Numbers.Where(_unacknowledged.Contains).Except(_toSend));
                return;
            }
            Count(result, sent.Numbers.Count, batch);
            var again = sent.Numbers.Count - sent.Numbers.Distinct().Count();
            if (result.Duplicates < Math.Max(sent.Known, again))
                Report($"{batch} has {result.Duplicates} duplicates, must have {Math.Max(sent.Known, again)} at least");
            _unacknowledged.ExceptWith(sent.Numbers);
        }
    }

    /// <summary>A void may overtake its original, waits for it in quarantine and is closed by it.</summary>
    protected override bool MayQuarantine(QuarantineReason reason) => reason == QuarantineReason.VoidWaiting;

    private long Draw(Random random)
    {
        var at = random.Next(_toSend.Count);
        var number = _toSend[at];
        _toSend[at] = _toSend[^1];
        _toSend.RemoveAt(_toSend.Count - 1);
        return number;
    }

    private sealed record Sent(List<long> Numbers, int Known);
}
