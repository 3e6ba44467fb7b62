using System.Diagnostics;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>One open stream: keeps the window full, or sends at a pace.</summary>
internal sealed class IngestSession : IDisposable
{
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);

    private readonly AsyncDuplexStreamingCall<RawBytes, RawBytes> _call;
    private readonly SemaphoreSlim _window;
    private readonly RawBytes _message = new();

    private IngestSession(AsyncDuplexStreamingCall<RawBytes, RawBytes> call, int window) => (_call, _window) = (call, new SemaphoreSlim(window));

    public static async Task<IngestSession> OpenAsync(CallInvoker invoker, string sourceId)
    {
        var call = invoker.AsyncDuplexStreamingCall(RawBytes.IngestStream, null, default);
        var open = new StreamTransactionsRequest { Open = new StreamOpen { SourceId = sourceId } };
        await call.RequestStream.WriteAsync(new RawBytes { Bytes = open.ToByteArray() });
        if (!await call.ResponseStream.MoveNext(CancellationToken.None))
            throw new InvalidOperationException("The stream ended before it was opened.");
        var opened = StreamTransactionsResponse.Parser.ParseFrom(call.ResponseStream.Current.Bytes.Span);
        return new IngestSession(call, opened.Opened.WindowFrames);
    }

    /// <summary>Sends all frames so many times and waits for all results.</summary>
    public async Task<FramesInFlight> RunAsync(FrameList frames, int times, Pace? pace)
    {
        var inFlight = new FramesInFlight(frames.Count, pace);
        using var failed = new CancellationTokenSource();
        var reading = ReadAsync(inFlight, (long)frames.Count * times, failed);
        try
        {
            for (; times > 0; times--)
                await SendAsync(frames, inFlight, pace, failed.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader knows why.
        }
        await reading;
        return inFlight;
    }

    public async Task CloseAsync()
    {
        await _call.RequestStream.CompleteAsync();
        while (await _call.ResponseStream.MoveNext(CancellationToken.None))
        {
            // Nothing is left to answer.
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        _window.Dispose();
    }

    private async Task SendAsync(FrameList frames, FramesInFlight inFlight, Pace? pace, CancellationToken cancellationToken)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            var due = pace?.DueAt(i);
            if (due is { } at)
                await Pace.WaitUntilAsync(at);
            await _window.WaitAsync(cancellationToken);
            inFlight.OnSent(i, frames[i], due ?? Stopwatch.GetTimestamp());
            _message.Bytes = frames[i].Bytes;
            // What is followed by another frame at once need not leave alone.
            var more = _window.CurrentCount > 0 && i + 1 < frames.Count && (pace is null || pace.DueAt(i + 1) <= Stopwatch.GetTimestamp());
            _call.RequestStream.WriteOptions = more ? Buffered : WriteOptions.Default;
            await _call.RequestStream.WriteAsync(_message, cancellationToken);
        }
    }

    private async Task ReadAsync(FramesInFlight inFlight, long frames, CancellationTokenSource failed)
    {
        try
        {
            while (frames > 0)
            {
                if (!await _call.ResponseStream.MoveNext(CancellationToken.None))
                    throw new InvalidOperationException($"The stream ended with {frames} frames to answer.");
                var completed = inFlight.OnResponse(_call.ResponseStream.Current.Bytes);
                frames -= completed;
                if (completed > 0)
                    _window.Release(completed);
            }
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }
}
