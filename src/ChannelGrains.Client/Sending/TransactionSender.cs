using ChannelGrains.Ingest.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Client;

/// <summary>
/// Sends transactions of one source to the server: durable, exactly once, in the order of each partner. It keeps every
/// transaction until the server has answered for it, and after a lost connection sends again what has no answer.
/// Safe for use by several threads; the order of one partner is that of its <see cref="SendAsync"/> calls.
/// </summary>
/// <remarks>
/// What the sender holds is in memory: a process that may die keeps its transactions until they are acknowledged. A
/// SEQUENCED source goes on with <see cref="ResumeLaneAsync"/>; a KEYED source sends again all that it is unsure of.
/// </remarks>
/// <example>
/// <code>
/// using var channel = ClientChannel.Create(new Uri("https://grains.example:5080"), new ClientOptions { ApiKey = key });
/// await using var sender = new TransactionSender(channel, "till-17", new SenderOptions
/// {
///     Mode = SourceMode.Sequenced,
///     OnOutcome = outcome =>
///     {
///         switch (outcome)
///         {
///             case Acknowledged done: store.ForgetUpTo(done.PartnerId, done.CommittedSequence); break;
///             case Quarantined held: alerts.Add($"{held.Transaction.TransactionId}: {held.Reason}"); break;
///             case Refused back: store.KeepAside(back.Transactions, back.Error.ToString()); break;
///             case LaneStopped stop: alerts.Add($"{stop.PartnerId}: {stop.Error}"); break;
///         }
///     },
/// });
///
/// var lane = await sender.ResumeLaneAsync("store-0042", stopping);
/// foreach (var sale in store.From(lane.NextSequence))
/// {
///     await sender.SendAsync("store-0042", sale, stopping);
/// }
///
/// await sender.FlushAsync(stopping);
/// </code>
/// </example>
public sealed partial class TransactionSender : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Lock _outcomeGate = new();
    private readonly IngestService.IngestServiceClient _client;
    private readonly string _sourceId;
    private readonly SenderOptions _options;
    private readonly Backoff _backoff;
    private readonly GrpcChannel? _ownedChannel;
    private readonly Dictionary<string, SenderLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Segment> _underWay = [];
    private readonly FrameQueue _queue = new();
    private readonly Queue<FlushMark> _marks = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _timer;
    private readonly Task _run;
    private FlushMark _mark = new();
    private SenderCounters _counters;
    private OpenStream? _stream;
    private TaskCompletionSource? _room;
    private ServerError? _failure;
    private int _batchTransactions;
    private bool _disposed;

    /// <summary>Starts a sender on a channel that the caller disposes after it. It connects at once, in the background.</summary>
    /// <param name="channel">The channel; see <see cref="ClientChannel"/>.</param>
    /// <param name="sourceId">The registered source.</param>
    /// <param name="options">How to send.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public TransactionSender(GrpcChannel channel, string sourceId, SenderOptions options)
        : this(channel, sourceId, options, null)
    {
    }

    private TransactionSender(GrpcChannel channel, string sourceId, SenderOptions options, GrpcChannel? ownedChannel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentException.ThrowIfNullOrEmpty(sourceId);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _client = new IngestService.IngestServiceClient(channel);
        _ownedChannel = ownedChannel;
        _sourceId = sourceId;
        _options = options;
        _logger = options.Logger;
        _backoff = new Backoff(options.BackoffMin, options.BackoffMax);
        _batchTransactions = options.BatchTransactions;
        _marks.Enqueue(_mark);
        _timer = options.TimeProvider.CreateTimer(_ => WakeFromTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _run = Task.Run(RunAsync);
    }

    /// <summary>Starts a sender on a channel of its own.</summary>
    /// <param name="address">http://host:port (HTTP/2 without TLS) or https://host:port.</param>
    /// <param name="clientOptions">Key and timeouts.</param>
    /// <param name="sourceId">The registered source.</param>
    /// <param name="options">How to send.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static TransactionSender Connect(Uri address, ClientOptions clientOptions, string sourceId, SenderOptions options)
    {
        var channel = ClientChannel.Create(address, clientOptions);
        return new TransactionSender(channel, sourceId, options, channel);
    }

    /// <summary>What the sender has done so far.</summary>
    public SenderProgress Progress
    {
        get
        {
            lock (_gate)
            {
                return new SenderProgress
                {
                    Sent = _counters.Sent,
                    Accepted = _counters.Accepted,
                    Duplicates = _counters.Duplicates,
                    DuplicatesAfterResend = _counters.DuplicatesAfterResend,
                    Quarantined = _counters.Quarantined,
                    Refused = _counters.Refused,
                    Unacknowledged = _counters.Held,
                    Reconnects = Math.Max(0, _counters.Streams - 1),
                    IsConnected = _stream is not null,
                };
            }
        }
    }

    /// <summary>Why the sender stopped by itself; null while it works.</summary>
    public ServerError? Failure
    {
        get
        {
            lock (_gate)
            {
                return _failure;
            }
        }
    }

    /// <summary>
    /// Hands over one transaction and returns when the sender has it, not when it is durable; see
    /// <see cref="SenderOptions.OnOutcome"/> and <see cref="FlushAsync"/>. Waits while the sender holds
    /// <see cref="SenderOptions.WindowBytes"/> of transactions without a result. Of a stopped lane it comes back as
    /// <see cref="Refused"/> at once.
    /// </summary>
    /// <param name="partnerId">The partner whose sale it is.</param>
    /// <param name="transaction">The transaction; do not change it any more.</param>
    /// <param name="cancellationToken">Ends the wait; the transaction then was not taken.</param>
    /// <returns>A task that is complete at once, without allocation, while there is room.</returns>
    /// <exception cref="SenderFailedException">The sender has stopped.</exception>
    public ValueTask SendAsync(string partnerId, Transaction transaction, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(partnerId);
        ArgumentNullException.ThrowIfNull(transaction);
        var bytes = TransactionSize.Of(transaction);
        return TrySend(partnerId, transaction, bytes) is { } room
            ? WaitAndSendAsync(room, partnerId, transaction, bytes, cancellationToken)
            : ValueTask.CompletedTask;
    }

    /// <summary>
    /// Waits until every transaction that was sent before the call is durable, in quarantine or refused, and
    /// <see cref="SenderOptions.OnOutcome"/> has heard of it; so do not await it in there.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait only.</param>
    /// <returns>A task that completes then, also when the sender fails: its transactions are refused.</returns>
    /// <exception cref="ObjectDisposedException">The sender was disposed.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource flushed;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            flushed = _mark.Flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _mark = new FlushMark();
            _marks.Enqueue(_mark);
            CompleteMarks();
            Wake();
        }

        await flushed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Stops. Transactions without a result are forgotten, so flush first; those under way may nevertheless be taken.
    /// </summary>
    /// <returns>A task that completes when the stream is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _room?.TrySetResult();
            foreach (var mark in _marks)
            {
                mark.Flushed?.TrySetException(new ObjectDisposedException(nameof(TransactionSender)));
            }
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _ownedChannel?.Dispose();
    }

    private async ValueTask WaitAndSendAsync(
        Task room, string partnerId, Transaction transaction, int bytes, CancellationToken cancellationToken)
    {
        Task? next = room;
        while (next is not null)
        {
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
            next = TrySend(partnerId, transaction, bytes);
        }
    }

    /// <summary>Takes the transaction, or gives the task that completes when there may be room for it.</summary>
    private Task? TrySend(string partnerId, Transaction transaction, int bytes)
    {
        ServerError stopped;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_failure is not null)
            {
                throw new SenderFailedException(_failure);
            }

            var lane = LaneOf(partnerId);
            if (lane.State != LaneState.Stopped)
            {
                if (_counters.Held > 0 && _counters.HeldBytes + bytes > _options.WindowBytes)
                {
                    Wake();
                    return (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                }

                _counters.Sent++;
                _counters.Held++;
                _counters.HeldBytes += bytes;
                _mark.Unresolved++;
                _queue.Append(lane, transaction, bytes, _mark, _batchTransactions);
                WakeIfEnough();
                return null;
            }

            _counters.Sent++;
            _counters.Refused++;
            stopped = lane.StoppedBy!;
        }

        Outcomes outcomes = new();
        outcomes.Add(new Refused(partnerId, [transaction], stopped));
        Publish(outcomes);
        return null;
    }
}
