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
    private List<PendingBatch> _waiting = [];
    private List<PendingBatch> _calling = [];
    private bool _busy;

    public string PartnerId { get; } = partnerId;

    public bool IsIdle
    {
        get
        {
            lock (_gate)
                return !_busy;
        }
    }

    public void Enqueue(PendingBatch batch)
    {
        lock (_gate)
        {
            _waiting.Add(batch);
            if (_busy)
                return;
            _busy = true;
        }
        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        while (TakeWaiting())
        {
            var batches = new IngestBatch[_calling.Count];
            for (var i = 0; i < batches.Length; i++)
                batches[i] = _calling[i].Batch;
            try
            {
                var reply = await partner.Ingest(new IngestCall(batches)).ConfigureAwait(false);
                for (var i = 0; i < batches.Length; i++)
                    _calling[i].Decide(reply.Batches[i], reply.Ticket, bytesFree: true);
            }
            catch (Exception exception)
            {
                // The outcome is not known here unless the exception says so; the lane protocol makes sending again safe.
                LogFailed(logger, PartnerId, exception);
                var refusal = GrainFailures.Describe(exception);
                foreach (var batch in _calling)
                    batch.Decide(BatchReply.Refuse(refusal), default, bytesFree: false);
            }
        }
    }

    private bool TakeWaiting()
    {
        _calling.Clear();
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _busy = false;
                return false;
            }
            if (_waiting.Count <= MaxBatchesPerCall)
                (_waiting, _calling) = (_calling, _waiting);
            else
            {
                _calling.AddRange(_waiting[..MaxBatchesPerCall]);
                _waiting.RemoveRange(0, MaxBatchesPerCall);
            }
            return true;
        }
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "A call to partner {PartnerId} failed; its senders are told what to do.")]
    private static partial void LogFailed(ILogger logger, string partnerId, Exception exception);
}
