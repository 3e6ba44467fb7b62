using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Gateway.Ingest;

internal sealed partial class IngestStream
{
    /// <summary>Results in one message; keeps a message small when a long queue has built up.</summary>
    private const int MaxResults = 512;

    private string? _farewell;
    private bool _farewellSent;
    private int _transactionsCompleted;
    private int _taken, _refused, _failed; // batches of the message that is made
    private long _resultBytes; // of the frames that are completed by the message that is made

    /// <summary>Writes results as their commits come: what is durable leaves before the next commit is waited for.</summary>
    private async Task WriteAsync()
    {
        var results = new StreamResults();
        while (await WaitForMoreAsync())
        {
            while (_decided.Reader.TryRead(out var batch))
            {
                if (batch.Frame is null)
                    continue;
                if (!_services.Commits.IsCommitted(batch.Ticket) && results.Results.Count > 0)
                    results = await SendAsync(results);
                var outcome = await _services.Commits.WhenCommitted(batch.Ticket, _ended.Token);
                var reply = outcome == CommitOutcome.Committed ? batch.Reply : BatchReply.Refuse(JournalRefusals.For(outcome));
                Add(results, batch, reply);
                if (reply.IsMalformed)
                    throw RefusalStatus.ToException(reply.Refusal!);
                if (results.Results.Count >= MaxResults)
                    results = await SendAsync(results);
            }
            if (results.Results.Count > 0)
                results = await SendAsync(results);
            await SayFarewellAsync();
        }
    }

    private void Add(StreamResults results, SentBatch batch, BatchReply reply)
    {
        results.Results.Add(BatchMessages.ToMessage(batch.BatchId, reply));
        Count(reply.Refusal);
        if (batch.Frame!.OnResultWritten())
        {
            results.FramesCompleted++;
            _transactionsCompleted += batch.Frame.Transactions;
            _resultBytes += batch.Frame.ResultBytes;
            _services.Instruments.OnFrameCompleted(batch.Frame.ReceivedAt, batch.Activity);
        }
        GatewayInstruments.EndBatch(batch.Activity, reply.Refusal?.Reason ?? "applied");
    }

    private void Count(Refusal? refusal)
    {
        if (refusal is null)
            _taken++;
        else if (GatewayInstruments.IsFailure(refusal))
            _failed++;
        else
            _refused++;
    }

    private async ValueTask<StreamResults> SendAsync(StreamResults results)
    {
        results.WindowFrames = FrameWindow.Of(_services.Options, _services.Budget);
        _services.Instruments.OnAnswered(_taken, _refused, _failed);
        (_taken, _refused, _failed) = (0, 0, 0);
        // Before the message leaves: its reader may send the next frames at once.
        OnFramesDone(results.FramesCompleted, _transactionsCompleted);
        _transactionsCompleted = 0;
        await SendAsync(new StreamTransactionsResponse { Results = results });
        _call.Release(_resultBytes);
        _resultBytes = 0;
        return new StreamResults();
    }

    /// <summary>Takes completed frames out of the window; the reader's own one is the last. None where a message held a part of a frame's results.</summary>
    private void OnFramesDone(int frames, int transactions)
    {
        Interlocked.Add(ref _transactionsInFlight, -transactions);
        if (Interlocked.Add(ref _framesInFlight, -frames) == 0)
            _decided.Writer.TryComplete();
        // For the reader, which looks again. Nobody else adds to it.
        else if (transactions > 0 && _room.CurrentCount == 0)
            _room.Release();
    }

    /// <summary>Writes one message; a caller that does not read is cut off rather than waited for.</summary>
    private async ValueTask SendAsync(StreamTransactionsResponse response)
    {
        var writing = _responses.WriteAsync(response, _ended.Token);
        if (writing.IsCompletedSuccessfully)
            return;
        try
        {
            await writing.WaitAsync(_services.Options.WriteTimeout, _services.Time, _ended.Token);
        }
        catch (TimeoutException)
        {
            throw RefusalStatus.ToException(Refusal.ResourceExhausted("SLOW_READER",
                $"Results were not read for {_services.Options.WriteTimeout.TotalSeconds:0} s, so the stream was cut. What was sent stands; connect again and resume."));
        }
    }

    private ValueTask<bool> WaitForMoreAsync() => _decided.Reader.WaitToReadAsync(_ended.Token);

    private async ValueTask SayFarewellAsync()
    {
        if (_farewell is null || _farewellSent)
            return;
        _farewellSent = true;
        await SendAsync(new StreamTransactionsResponse
        {
            GoAway = new StreamGoAway { Reason = _farewell, ReconnectAfter = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 1_000))) },
        });
    }

    /// <summary>Asks the caller to close when the stream is old or idle or the server stops, and cuts it when it does not.</summary>
    private Farewell WatchForFarewell()
    {
        var options = _services.Options;
        var lifetime = options.Lifetime * (1 - Random.Shared.NextDouble() / 10);
        var openedAt = _lastFrameAt;
        return new Farewell(_services.Time, _services.Application.ApplicationStopping, options,
            () => _services.Time.GetElapsedTime(openedAt) >= lifetime ? "The stream has lived its time."
                : _services.Time.GetElapsedTime(_lastFrameAt) >= options.IdleTimeout ? "The stream was idle."
                : null,
            reason =>
            {
                _farewell = reason;
                _decided.Writer.TryWrite(Wake);
            },
            _ended.Cancel);
    }

    /// <summary>Wakes the writer loop; belongs to no frame and is not answered.</summary>
    private static readonly SentBatch Wake = new(null!, 0, null!, null, 0);
}
