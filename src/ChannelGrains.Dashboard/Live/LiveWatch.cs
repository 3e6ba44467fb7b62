using ChannelGrains.Client;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Sessions;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Live;

/// <summary>One open watch of the server, for all parts of pages that ask the same with the same rights. It is opened again, in somebody else's name if need be, for as long as one of them looks.</summary>
internal sealed class LiveWatch<TResponse> : ILiveWatch
    where TResponse : class
{
    private static readonly Backoff Retries = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    private readonly Lock _gate = new();
    private readonly List<LiveSubscription<TResponse>> _subscriptions = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LiveQuestion<TResponse> _question;
    private readonly ServerChannel _server;
    private readonly TimeProvider _time;
    private long _leftAt;

    public LiveWatch(string key, LiveQuestion<TResponse> question, ServerChannel server, TimeProvider time)
    {
        (Key, _question, _server, _time) = (key, question, server, time);
        _leftAt = time.GetTimestamp();
    }

    public string Key { get; }

    public TResponse? Latest { get; private set; }

    public LiveState State { get; private set; }

    public ServerError? Problem { get; private set; }

    /// <summary>When the latest answer came.</summary>
    public DateTimeOffset AnsweredAt { get; private set; }

    /// <summary>Completes with the first answer, or when it is refused.</summary>
    public Task First => _first.Task;

    public int Subscribers
    {
        get
        {
            lock (_gate)
                return _subscriptions.Count;
        }
    }

    public LiveSubscription<TResponse> Subscribe(Session session, Action changed)
    {
        var subscription = new LiveSubscription<TResponse>(this, session, changed);
        lock (_gate)
            _subscriptions.Add(subscription);
        return subscription;
    }

    public void Leave(LiveSubscription<TResponse> subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
            if (_subscriptions.Count == 0)
                _leftAt = _time.GetTimestamp();
        }
    }

    public bool IsLeftFor(TimeSpan linger)
    {
        lock (_gate)
            return _subscriptions.Count == 0 && _time.GetElapsedTime(_leftAt) >= linger;
    }

    public void End() => _ended.Cancel();

    /// <summary>Asks until nobody looks any more, or the server refuses for good.</summary>
    public async Task RunAsync()
    {
        var failures = 0;
        while (!_ended.IsCancellationRequested)
        {
            var session = Speaker();
            try
            {
                using var call = _question.Open(_server.Plain(), ServerChannel.Open(session?.Key, _ended.Token));
                await foreach (var answer in call.ResponseStream.ReadAllAsync(_ended.Token))
                {
                    failures = 0;
                    (Latest, Problem, AnsweredAt) = (answer, null, _time.GetUtcNow());
                    Enter(LiveState.Live);
                }
                Enter(LiveState.Behind);
            }
            catch (RpcException exception) when (!_ended.IsCancellationRequested)
            {
                Problem = ServerError.From(exception);
                Enter(IsFinal(exception.StatusCode) && Speaker() == session ? LiveState.Refused : LiveState.Behind);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (RpcException)
            {
                return;
            }
            await Task.Delay(Retries.Delay(++failures, Problem?.RetryDelay), _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Enter(LiveState state)
    {
        State = state;
        if (state is LiveState.Live or LiveState.Refused)
            _first.TrySetResult();
        LiveSubscription<TResponse>[] told;
        lock (_gate)
            told = [.. _subscriptions];
        foreach (var subscription in told)
            subscription.Tell();
    }

    /// <summary>In whose name it is asked: of somebody who looks and is still signed in.</summary>
    private Session? Speaker()
    {
        lock (_gate)
            return (_subscriptions.FirstOrDefault(subscription => !subscription.Session.Ended.IsCancellationRequested) ?? _subscriptions.FirstOrDefault())?.Session;
    }

    private static bool IsFinal(StatusCode code) =>
        code is StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.FailedPrecondition or StatusCode.OutOfRange;
}
