using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Watching;

/// <summary>One question for all of this process who watch it. It is read when somebody waits for it and the answer may have changed, once for
/// all who wait, at most once per shortest interval; nothing is kept but the latest answer.</summary>
internal sealed class Watched<TAnswer> : IWatched
    where TAnswer : class
{
    private readonly WatchQuestion<TAnswer> _question;
    private readonly WatchServices _services;
    private readonly ITimer _renewal;
    private readonly Lock _gate = new();
    private TaskCompletionSource _change = NewChange();
    private bool _changed = true;
    private Task? _reading;
    private TAnswer? _latest;
    private long _version;
    private long? _readAt;
    private long _heldBytes;
    private bool _isOver;

    public Watched(WatchQuestion<TAnswer> question, WatchServices services)
    {
        (_question, _services, Sources) = (question, services, question.Sources);
        _renewal = services.Time.CreateTimer(_ => OnChanged(), null, services.Options.Renewal, services.Options.Renewal);
    }

    public object Question => _question;

    public IReadOnlyList<string> Sources { get; }

    public int Watches { get; set; }

    public void Dispose()
    {
        _renewal.Dispose();
        lock (_gate)
        {
            _isOver = true;
            _services.Budget.ReleaseShared(_heldBytes);
            _heldBytes = 0;
        }
    }

    public void OnChanged()
    {
        TaskCompletionSource change;
        lock (_gate)
        {
            if (_changed)
                return;
            _changed = true;
            (change, _change) = (_change, NewChange());
        }
        change.SetResult();
    }

    /// <summary>The latest answer as soon as it has a later version than the one that was shown, and that version. Throws what the caller is to
    /// be told when it cannot be read.</summary>
    public async ValueTask<(TAnswer Answer, long Version)> NextAsync(long shownVersion, CancellationToken cancellationToken)
    {
        // What changes all the time has changed again once it is read: it is read for the caller once.
        for (var hasRead = false; ;)
        {
            Task more;
            lock (_gate)
            {
                if (_reading is { IsCompleted: false })
                    more = _reading;
                else if (_changed && !(hasRead && _version > shownVersion))
                    more = _reading = Task.Run(ReadAsync, CancellationToken.None);
                else if (_version > shownVersion)
                    return (_latest!, _version);
                else
                    more = _change.Task;
                hasRead = more == _reading;
            }
            await more.WaitAsync(cancellationToken);
        }
    }

    private async Task ReadAsync()
    {
        if (_readAt is { } before && _services.Options.MinInterval - _services.Time.GetElapsedTime(before) is var early && early > TimeSpan.Zero)
            await Task.Delay(early, _services.Time);
        _readAt = _services.Time.GetTimestamp();
        // A change that comes while this reads sets it again, and is read by the next one.
        lock (_gate)
            _changed = false;
        try
        {
            _services.Instruments.OnRead();
            var answer = await _services.Pace.RunAsync(_question.ReadAsync);
            HoldInPlaceOfLatest(answer);
            lock (_gate)
                (_latest, _version) = (answer, _question.VersionOf(answer, _latest, _version));
        }
        catch (Exception exception)
        {
            lock (_gate)
                _changed = true;
            if (exception is RpcException || !GrainFailures.IsExpected(exception))
                throw;
            WatchLog.Failed(_services.Logger, _question.Name, exception);
            throw RefusalStatus.ToException(GrainFailures.Describe(exception));
        }
    }

    private void HoldInPlaceOfLatest(TAnswer answer)
    {
        var bytes = answer is IMessage message ? (long)message.CalculateSize() * MethodBounds.AnswerFactor : 0;
        lock (_gate)
        {
            if (_isOver)
                return;
            _services.Budget.ReleaseShared(_heldBytes);
            _heldBytes = 0;
            if (!_services.Budget.TryHoldShared(bytes))
                throw RefusalStatus.ToException(ResourceBudget.Overloaded);
            _heldBytes = bytes;
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
