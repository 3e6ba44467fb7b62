using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The way of batches to one partner: one call at a time, and what arrives meanwhile rides the next call together.</summary>
internal sealed partial class PartnerIngress(string partnerId, IPartnerGrain partner, ILogger logger)
{
    private const int MaxBatchesPerCall = 256;

    private readonly Lock _gate = new();
    private PendingBatch? _first, _last; // those that wait, linked: a list and its array would be two more old objects that every batch writes to
    private int _waiting;
    private bool _busy;
    private bool _used = true;

    public string PartnerId { get; } = partnerId;

    /// <summary>Whether it was used since this was last asked, or is.</summary>
    public bool TakeUse()
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
            _waiting++;
            if (_busy)
                return;
            _busy = true;
            _used = true;
        }
        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        while (TakeWaiting(out var batches) is { } first)
        {
            try
            {
                var reply = await partner.Ingest(new IngestCall(batches)).ConfigureAwait(false);
                var place = 0;
                for (var batch = first; batch is not null; batch = batch.Next)
                    batch.Decide(reply.Batches[place++], reply.Ticket, bytesFree: true);
            }
            catch (Exception exception)
            {
                // The outcome is not known here unless the exception says so; the lane protocol makes sending again safe.
                LogFailed(logger, PartnerId, exception);
                var refusal = GrainFailures.Describe(exception);
                for (var batch = first; batch is not null; batch = batch.Next)
                    batch.Decide(BatchReply.Refuse(refusal), default, bytesFree: false);
            }
        }
    }

    /// <summary>Takes the oldest that wait, linked and as the grain is to get them; null, and no longer busy, when there are none.</summary>
    private PendingBatch? TakeWaiting(out IngestBatch[] batches)
    {
        lock (_gate)
        {
            if (_first is not { } first)
            {
                _busy = false;
                batches = [];
                return null;
            }
            batches = new IngestBatch[Math.Min(_waiting, MaxBatchesPerCall)];
            var last = first;
            batches[0] = first.Batch;
            for (var i = 1; i < batches.Length; i++)
            {
                last = last.Next!;
                batches[i] = last.Batch;
            }
            // Cut, so that what is done does not keep alive what comes after it.
            (_first, last.Next) = (last.Next, null);
            _waiting -= batches.Length;
            if (_first is null)
                _last = null;
            return first;
        }
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "A call to partner {PartnerId} failed; its senders are told what to do.")]
    private static partial void LogFailed(ILogger logger, string partnerId, Exception exception);
}
