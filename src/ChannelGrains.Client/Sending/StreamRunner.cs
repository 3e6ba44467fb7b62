using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>Keeps a stream open: sends and receives side by side, opens the next one after a wait when it ends, and gives up when that cannot help.
/// What to send and what a result means is the state's.</summary>
internal sealed partial class StreamRunner(IngestService.IngestServiceClient client, string sourceId, SenderOptions options, GuardedSendState state)
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoAwayTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly Backoff _backoff = new(options.BackoffMin, options.BackoffMax);

    /// <summary>Runs streams until it is stopped.</summary>
    /// <returns>Why it gave up; null when it was stopped.</returns>
    public async Task<ServerError?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunStreamsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A bug. Whoever waits for the sender must hear of it.
            LogRunFault(exception);
            return new ServerError { Code = StatusCode.Internal, Message = $"The sender met an unexpected error: {exception.Message}" };
        }
    }

    private async Task<ServerError?> RunStreamsAsync(CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        var lastOpen = clock.GetTimestamp();
        var failures = 0;
        while (true)
        {
            var end = await RunStreamAsync(cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
                return null;
            if (end.Stream is { } stream)
            {
                lastOpen = clock.GetTimestamp();
                // A stream that opens and dies each time backs off like one that does not open.
                failures = stream.HadResults ? 0 : failures;
            }
            failures++;
            LogStreamEnded(sourceId, end.Error?.ToString() ?? "the server closed it", failures);
            if (end.Error is { } error
                && (BatchVerdicts.EndsSender(error) || (options.GiveUpAfter is { } limit && clock.GetElapsedTime(lastOpen) >= limit)))
                return error;
            try
            {
                await Task.Delay(WaitAfter(end, failures), clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    private TimeSpan WaitAfter(StreamEnd end, int failures)
    {
        var wait = end is { Error: null, Stream.ReconnectAfter: { } after } ? _backoff.Delay(1, after) : _backoff.Delay(failures, end.Error?.RetryDelay);
        return options.GiveUpAfter is { } most && wait > most ? most : wait;
    }

    /// <summary>Runs one stream to its end. Whatever was under way then is unsent again.</summary>
    private async Task<StreamEnd> RunStreamAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        OpenStream? stream = null;
        ServerError? error = null;
        try
        {
            using var call = client.StreamTransactions(cancellationToken: ending.Token);
            stream = await OpenAsync(call, ending).ConfigureAwait(false);
            await SendAndReceiveAsync(call, ending).ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            error = ServerError.From(exception);
        }
        catch (OperationCanceledException)
        {
            error = new ServerError { Code = StatusCode.DeadlineExceeded, Message = "The server did not answer in time." };
        }
        state.OnEnded();
        return new StreamEnd(stream, error);
    }

    private async Task<OpenStream> OpenAsync(
        AsyncDuplexStreamingCall<StreamTransactionsRequest, StreamTransactionsResponse> call, CancellationTokenSource ending)
    {
        using var timeout = CancelAfter(ending, OpenTimeout);
        try
        {
            await call.RequestStream.WriteAsync(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = sourceId } }, ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            // The call is over, or its connection as the message left; the read below gives its status.
        }
        if (!await call.ResponseStream.MoveNext(ending.Token).ConfigureAwait(false) || call.ResponseStream.Current.Opened is not { } opened)
            throw new RpcException(new Status(StatusCode.Unavailable, "The server did not open the stream."));
        var stream = new OpenStream(opened);
        state.OnOpened(stream, opened.JournalIncarnation);
        LogStreamOpened(sourceId, stream.WindowFrames, stream.Limits.MaxTransactions);
        return stream;
    }

    private async Task SendAndReceiveAsync(
        AsyncDuplexStreamingCall<StreamTransactionsRequest, StreamTransactionsResponse> call, CancellationTokenSource ending)
    {
        var writing = WriteAsync(call.RequestStream, ending.Token);
        var reading = ReadAsync(call.ResponseStream, ending);
        if (await Task.WhenAny(writing, reading).ConfigureAwait(false) == writing && writing.IsFaulted)
            // The reading side learns the status of a call that ended; it should do so soon.
            ending.CancelAfter(CloseTimeout);
        try
        {
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (writing.Exception?.InnerException is { } fault and not (RpcException or InvalidOperationException))
                LogWriteFault(fault);
        }
    }

    private async Task WriteAsync(IClientStreamWriter<StreamTransactionsRequest> requests, CancellationToken cancellationToken)
    {
        while (await state.NextFrameAsync(cancellationToken).ConfigureAwait(false) is { } frame)
            await requests.WriteAsync(new StreamTransactionsRequest { Frame = frame }, cancellationToken).ConfigureAwait(false);
        await requests.CompleteAsync().ConfigureAwait(false);
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamTransactionsResponse> responses, CancellationTokenSource ending)
    {
        using var goingAway = CancelAfter(ending, Timeout.InfiniteTimeSpan);
        while (await responses.MoveNext(ending.Token).ConfigureAwait(false))
            switch (responses.Current.MessageCase)
            {
                case StreamTransactionsResponse.MessageOneofCase.Results:
                    state.OnResults(responses.Current.Results);
                    break;
                case StreamTransactionsResponse.MessageOneofCase.GoAway:
                    LogGoAway(sourceId, responses.Current.GoAway.Reason);
                    goingAway.Change(GoAwayTimeout, Timeout.InfiniteTimeSpan);
                    state.OnGoAway(responses.Current.GoAway);
                    break;
            }
    }

    private ITimer CancelAfter(CancellationTokenSource source, TimeSpan after) =>
        options.TimeProvider.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), source, after, Timeout.InfiniteTimeSpan);

    /// <summary>How a stream ended.</summary>
    /// <param name="Stream">The stream; null when the server had not opened it.</param>
    /// <param name="Error">Its status; null when the server ended it in order.</param>
    private readonly record struct StreamEnd(OpenStream? Stream, ServerError? Error);
}
