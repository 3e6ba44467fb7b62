using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Load;

/// <summary>A SEQUENCED lane. One stream sends it in order, so every answer is known beforehand to the number.</summary>
internal sealed class SequencedFeed(string sourceId, string partnerId, TransactionScript script, Tally tally, Findings findings)
    : Feed(sourceId, partnerId, script, tally, findings)
{
    private const int NearNumbers = 200;

    private readonly Dictionary<long, Sent> _inFlight = [];
    private long _offered;
    private long _acknowledged;
    private long _next = 1;

    /// <summary>The server has, or gets before whatever is sent now, all numbers up to this one.</summary>
    private long _taken;

    /// <summary>Numbers up to this one may have been taken by a call whose outcome is unknown.</summary>
    private long _maybeTaken;
    private bool _isRefused;

    public override long Offered => _offered;

    public override bool IsSettled
    {
        get
        {
            lock (Gate)
                return _inFlight.Count == 0 && _acknowledged == _offered;
        }
    }

    public override void Resume(Lane lane, Random random)
    {
        lock (Gate)
        {
            var committed = lane.CommittedSequence;
            if (committed < _acknowledged)
                ReportLost($"number {_acknowledged} was acknowledged, the lane is at {committed}");
            if (committed > _offered)
                Report($"the lane is at {committed}, but only {_offered} numbers were sent");
            _inFlight.Clear();
            _isRefused = false;
            // What a lane says it has is durable: it acknowledges what a result did not reach.
            _acknowledged = Math.Max(_acknowledged, committed);
            _taken = _maybeTaken = committed;
            _next = Earlier(random, committed + 1);
        }
    }

    public override TransactionBatch? Next(Random random, bool mayOffer)
    {
        lock (Gate)
        {
            if (_isRefused)
                return null;
            var isRepeat = random.Next(20) == 0;
            var first = isRepeat ? Earlier(random, _taken + 1) : _next;
            var last = first + random.Next(MaxBatch);
            if (!mayOffer)
                last = Math.Min(last, _offered);
            if (last < first)
                return null;
            var duplicates = Overlap(first, last, _taken);
            var maybe = Overlap(first, last, Math.Max(_taken, _maybeTaken));
            _offered = Math.Max(_offered, last);
            _taken = Math.Max(_taken, last);
            _next = isRepeat ? Math.Max(_next, last + 1) : last + 1;
            var batch = NewBatch(Numbers(first, last));
            batch.Epoch = 1;
            batch.FirstSequence = first;
            _inFlight.Add(batch.BatchId, new Sent(first, last, duplicates, maybe, _taken));
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
            var batch = $"numbers {sent.First} to {sent.Last}";
            if (IsRefused(result, batch))
                _isRefused = true;
            else
                Check(result, sent, batch);
            if (!_isRefused || _inFlight.Count > 0)
                return;
            // Go on after what is acknowledged. What was refused left nothing, unless the outcome of its call is unknown.
            _isRefused = false;
            _maybeTaken = Math.Max(_maybeTaken, _taken);
            _taken = _acknowledged;
            _next = _acknowledged + 1;
        }
    }

    protected override bool MayQuarantine(QuarantineReason reason) => false;

    private void Check(BatchResult result, Sent sent, string batch)
    {
        Count(result, (int)(sent.Last - sent.First + 1), batch);
        // Behind a refused batch a repeat may find the lane where the refusal left it, and bring part of what was refused.
        var leastDuplicates = _isRefused ? 0 : sent.Duplicates;
        var leastTaken = _isRefused ? sent.Last : sent.Taken;
        if (result.Duplicates < leastDuplicates || result.Duplicates > sent.MaybeDuplicates)
            Report($"{batch} has {result.Duplicates} duplicates, must have {leastDuplicates} to {sent.MaybeDuplicates}");
        if (result.CommittedSequence != sent.Taken && (result.CommittedSequence < leastTaken || result.CommittedSequence > Math.Max(sent.Taken, _maybeTaken)))
            Report($"{batch} left the lane at {result.CommittedSequence}, must be {leastTaken} to {sent.Taken}");
        _acknowledged = Math.Max(_acknowledged, sent.Last);
    }

    private static int Overlap(long first, long last, long taken) => (int)Math.Max(0, Math.Min(last, taken) - first + 1);

    /// <summary>A number before <paramref name="end"/> or itself: mostly a near one, now and then any.</summary>
    private static long Earlier(Random random, long end)
    {
        var lowest = random.Next(10) == 0 ? 1 : Math.Max(1, end - NearNumbers);
        return random.NextInt64(lowest, end + 1);
    }

    private static IEnumerable<long> Numbers(long first, long last)
    {
        for (var number = first; number <= last; number++)
            yield return number;
    }

    private readonly record struct Sent(long First, long Last, int Duplicates, int MaybeDuplicates, long Taken);
}
