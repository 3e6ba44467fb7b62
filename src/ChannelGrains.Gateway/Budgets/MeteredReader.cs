using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using ChannelGrains.Gateway.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Reads the messages of a stream: what waits in the transport's buffers for the rest of a message is held for the call, and ends it when the
/// rest does not come in time. Used by one reader.</summary>
internal sealed class MeteredReader(PipeReader transport, AdmittedCall call, TimeProvider time, BudgetOptions options) : PipeReader, IRequestBodyPipeFeature
{
    /// <summary>A part of <see cref="ResourceBudget.CallBytes"/>, which is held already.</summary>
    private const long FreeBytes = 8 << 10;

    private readonly Lock _gate = new();
    private ReadOnlySequence<byte> _buffer;
    private long _held;
    private long _begun; // bytes of a message that has begun
    private TimeSpan _waited; // for the rest of it
    private long? _waitsSince;
    private ITimer? _timer;
    private bool _timed, _cut;

    public PipeReader Reader => this;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = transport.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully && !_cut ? new ValueTask<ReadResult>(Measure(reading.Result)) : WaitAsync(reading);
    }

    public override bool TryRead(out ReadResult result)
    {
        if (!transport.TryRead(out result))
            return false;
        Measure(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var left = _buffer.Slice(consumed).Length;
        if (left < _buffer.Length)
            _waited = TimeSpan.Zero;
        _begun = left;
        _buffer = default;
        transport.AdvanceTo(consumed, examined);
        if (_held > 0 && Math.Max(0, left - FreeBytes) is var needed && needed < _held)
        {
            call.Release(_held - needed);
            _held = needed;
        }
    }

    public override void CancelPendingRead() => transport.CancelPendingRead();

    public override void Complete(Exception? exception = null)
    {
        _timer?.Dispose();
        transport.Complete(exception);
    }

    private ReadResult Measure(ReadResult read)
    {
        _buffer = read.Buffer;
        var needed = _buffer.Length - FreeBytes;
        if (needed > _held)
        {
            call.Hold(needed - _held);
            _held = needed;
        }
        return read;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> reading)
    {
        if (_begun == 0)
            return Measure(await reading);
        WaitForRest();
        ReadResult read;
        try
        {
            read = await reading;
        }
        finally
        {
            lock (_gate)
            {
                _waited += time.GetElapsedTime(_waitsSince!.Value);
                _waitsSince = null;
            }
        }
        return _cut ? throw RefusalStatus.ToException(RequestBody.TooSlow) : Measure(read);
    }

    private void WaitForRest()
    {
        lock (_gate)
        {
            _waitsSince = time.GetTimestamp();
            if (_timed)
                return;
            _timed = true;
            _timer ??= time.CreateTimer(static reader => ((MeteredReader)reader!).CutIfSlow(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(options.SendTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void CutIfSlow()
    {
        lock (_gate)
        {
            if (_waitsSince is not { } since)
            {
                _timed = false;
                return;
            }
            var left = options.Allowed(options.SendTimeout, _begun) - _waited - time.GetElapsedTime(since);
            if (left > TimeSpan.Zero)
            {
                _timer!.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
            _cut = true;
        }
        transport.CancelPendingRead();
    }
}
