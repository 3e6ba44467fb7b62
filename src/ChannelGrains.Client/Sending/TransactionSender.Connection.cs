using System.Net.Http;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Client;

// The stream's life: open, send and receive side by side, reconnect.
public sealed partial class TransactionSender
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoAwayTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private async Task RunAsync()
    {
        try
        {
            await RunStreamsAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A bug. Whoever waits for the sender must hear of it.
            LogRunFault(e);
            Fail(new ServerError { Code = StatusCode.Internal, Message = $"The sender met an unexpected error: {e.Message}" });
        }
    }

    private async Task RunStreamsAsync()
    {
        var clock = _options.TimeProvider;
        var lastOpen = clock.GetTimestamp();
        var failures = 0;
        while (!_stopping.IsCancellationRequested)
        {
            var end = await RunStreamAsync().ConfigureAwait(false);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            if (end.WasOpen)
            {
                lastOpen = clock.GetTimestamp();
                // A stream that opens and dies each time backs off like one that does not open.
                failures = end.HadResults ? 0 : failures;
            }

            failures++;
            LogStreamEnded(_sourceId, end.Error?.ToString() ?? "the server closed it", failures);
            if (end.Error is { } error
                && (BatchVerdicts.EndsSender(error) || (_options.GiveUpAfter is { } limit && clock.GetElapsedTime(lastOpen) >= limit)))
            {
                Fail(error);
                return;
            }

            var wait = end.ReconnectAfter is { } after && end.Error is null
                ? _backoff.Delay(1, after)
                : _backoff.Delay(failures, end.Error?.RetryDelay);
            if (_options.GiveUpAfter is { } most && wait > most)
            {
                wait = most;
            }

            try
            {
                await Task.Delay(wait, clock, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Runs one stream to its end. Whatever was under way then is unsent again.</summary>
    private async Task<StreamEnd> RunStreamAsync()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        OpenStream? stream = null;
        ServerError? error = null;
        try
        {
            using var call = _client.StreamTransactions(cancellationToken: ending.Token);
            stream = await OpenAsync(call, ending).ConfigureAwait(false);
            var writing = WriteFramesAsync(call.RequestStream, stream, ending.Token);
            var reading = ReadResultsAsync(call.ResponseStream, stream, ending);
            if (await Task.WhenAny(writing, reading).ConfigureAwait(false) == writing && writing.IsFaulted)
            {
                // The reading side learns the status of a call that ended; it should do so soon.
                ending.CancelAfter(CloseTimeout);
            }

            try
            {
                await reading.ConfigureAwait(false);
            }
            finally
            {
                await ending.CancelAsync().ConfigureAwait(false);
                await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (writing.Exception?.InnerException is { } fault and not (RpcException or InvalidOperationException))
                {
                    LogWriteFault(fault);
                }
            }
        }
        catch (RpcException e)
        {
            error = ServerError.From(e);
        }
        catch (OperationCanceledException)
        {
            error = new ServerError { Code = StatusCode.DeadlineExceeded, Message = "The server did not answer in time." };
        }

        Abandon(stream);
        return new StreamEnd(stream is not null, stream is { HadResults: true }, stream?.ReconnectAfter, error);
    }

    private async Task<OpenStream> OpenAsync(
        AsyncDuplexStreamingCall<StreamTransactionsRequest, StreamTransactionsResponse> call, CancellationTokenSource ending)
    {
        using var timeout = _options.TimeProvider.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), ending, OpenTimeout, Timeout.InfiniteTimeSpan);
        var open = new StreamTransactionsRequest { Open = new StreamOpen { SourceId = _sourceId } };
        try
        {
            await call.RequestStream.WriteAsync(open, ending.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            // The call is over, or its connection as the message left; the read below gives its status.
        }

        if (!await call.ResponseStream.MoveNext(ending.Token).ConfigureAwait(false)
            || call.ResponseStream.Current.MessageCase != StreamTransactionsResponse.MessageOneofCase.Opened)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The server did not open the stream."));
        }

        var opened = call.ResponseStream.Current.Opened;
        var stream = new OpenStream(opened);
        lock (_gate)
        {
            _stream = stream;
            _counters.Streams++;
            _batchTransactions = Math.Min(_options.BatchTransactions, stream.Limits.MaxTransactions);
        }

        CheckIncarnation(opened.JournalIncarnation);
        LogStreamOpened(_sourceId, stream.WindowFrames, stream.Limits.MaxTransactions);
        return stream;
    }

    private async Task WriteFramesAsync(
        IClientStreamWriter<StreamTransactionsRequest> requests, OpenStream stream, CancellationToken cancellationToken)
    {
        List<Segment> tooLarge = [];
        Outcomes outcomes = new();
        while (true)
        {
            TransactionFrame? frame;
            Task wake;
            lock (_gate)
            {
                if (stream.IsGoingAway)
                {
                    break;
                }

                frame = TakeFrame(stream, tooLarge, out wake);
                RefuseTooLarge(tooLarge, stream.Limits.MaxBytes, outcomes);
            }

            Publish(outcomes);
            outcomes.Clear();
            if (frame is null)
            {
                await wake.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await requests.WriteAsync(new StreamTransactionsRequest { Frame = frame }, cancellationToken).ConfigureAwait(false);
            }
        }

        await requests.CompleteAsync().ConfigureAwait(false);
    }

    private async Task ReadResultsAsync(
        IAsyncStreamReader<StreamTransactionsResponse> responses, OpenStream stream, CancellationTokenSource ending)
    {
        using var goAway = _options.TimeProvider.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), ending, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Outcomes outcomes = new();
        while (await responses.MoveNext(ending.Token).ConfigureAwait(false))
        {
            switch (responses.Current.MessageCase)
            {
                case StreamTransactionsResponse.MessageOneofCase.Results:
                    lock (_gate)
                    {
                        ApplyResults(responses.Current.Results, stream, outcomes);
                    }

                    Publish(outcomes);
                    outcomes.Clear();
                    break;
                case StreamTransactionsResponse.MessageOneofCase.GoAway:
                    LogGoAway(_sourceId, responses.Current.GoAway.Reason);
                    goAway.Change(GoAwayTimeout, Timeout.InfiniteTimeSpan);
                    lock (_gate)
                    {
                        stream.OnGoAway(responses.Current.GoAway);
                        Wake();
                    }

                    break;
            }
        }
    }

    /// <summary>The stream is gone: what was under way on it is sent again, or given back when its lane has stopped.</summary>
    private void Abandon(OpenStream? stream)
    {
        Outcomes outcomes = new();
        lock (_gate)
        {
            _stream = null;
            if (stream is null)
            {
                return;
            }

            foreach (var lane in _underWay.Values.OrderBy(s => s.Offset).Select(s => s.Lane).Distinct().ToList())
            {
                _queue.Rewind(lane);
                if (lane.State == LaneState.Stopped)
                {
                    RefuseAll(lane, lane.StoppedBy!, outcomes);
                }
                else if (lane.State == LaneState.Draining)
                {
                    _queue.Open(lane);
                }
            }

            _underWay.Clear();
        }

        Publish(outcomes);
    }

    private void Fail(ServerError error)
    {
        Outcomes outcomes = new();
        lock (_gate)
        {
            _failure = error;
            foreach (var lane in _lanes.Values)
            {
                _queue.Rewind(lane);
                RefuseAll(lane, error, outcomes);
            }

            _underWay.Clear();
            _room?.TrySetResult();
            _room = null;
        }

        LogFailed(_sourceId, error.ToString());
        Publish(outcomes);
        _stopping.Cancel();
    }

    /// <summary>How a stream ended.</summary>
    /// <param name="WasOpen">True when the server had opened it.</param>
    /// <param name="HadResults">True when a result came on it.</param>
    /// <param name="ReconnectAfter">What its go_away asked for.</param>
    /// <param name="Error">Its status; null when the server ended it in order.</param>
    private readonly record struct StreamEnd(bool WasOpen, bool HadResults, TimeSpan? ReconnectAfter, ServerError? Error);
}
