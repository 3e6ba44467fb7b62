using ChannelGrains.Ingest.V1;
using Grpc.Core;
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
    private readonly SenderOptions _options;
    private readonly string _sourceId;
    private readonly GrpcChannel? _ownedChannel;
    private readonly CancellationTokenSource _stopping = new();
    private readonly GuardedSendState _state;
    private readonly LaneReader _lanes;
    private readonly Task _run;
    private int _isDisposed;

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
        var client = new IngestService.IngestServiceClient(channel);
        _ownedChannel = ownedChannel;
        _sourceId = sourceId;
        _options = options;
        _logger = options.Logger;
        _lanes = new LaneReader(client, sourceId, options);
        _state = new GuardedSendState(options, lane => _ = LookUpAsync(lane));
        _run = Task.Run(() => RunAsync(new StreamRunner(client, sourceId, options, _state)));
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

    /// <summary>Starts a sender on a channel of its own to several gateways: see <see cref="ClientChannel.Create(IReadOnlyList{Uri}, ClientOptions)"/>.</summary>
    /// <param name="addresses">The gateways.</param>
    /// <param name="clientOptions">Key and timeouts.</param>
    /// <param name="sourceId">The registered source.</param>
    /// <param name="options">How to send.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="ArgumentException">An address or option is outside its range.</exception>
    public static TransactionSender Connect(IReadOnlyList<Uri> addresses, ClientOptions clientOptions, string sourceId, SenderOptions options)
    {
        var channel = ClientChannel.Create(addresses, clientOptions);
        return new TransactionSender(channel, sourceId, options, channel);
    }

    /// <summary>What the sender has done so far.</summary>
    public SenderProgress Progress => _state.Progress;

    /// <summary>Why the sender stopped by itself; null while it works.</summary>
    public ServerError? Failure => _state.Failure;

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
        return _state.TrySend(partnerId, transaction, bytes) is { } room
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
    public async Task FlushAsync(CancellationToken cancellationToken) => await _state.FlushAsync().WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Asks the server where the lane stands and starts it there: the next transaction sent gets the number after the last
    /// committed one. SEQUENCED only. Waits for the server; without this call the sender asks by itself at first use.
    /// </summary>
    /// <param name="partnerId">The partner; its lane must be new, stopped, or hold nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Where the lane goes on; the caller sends from that number.</returns>
    /// <exception cref="RpcException">The server refused, as with an unknown partner.</exception>
    /// <exception cref="InvalidOperationException">The source is KEYED, or the lane holds transactions.</exception>
    /// <exception cref="SenderFailedException">The sender has stopped.</exception>
    public async Task<LanePosition> ResumeLaneAsync(string partnerId, CancellationToken cancellationToken)
    {
        RequireSequenced();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        Lane lane;
        try
        {
            lane = await _lanes.ReadAsync(partnerId, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && Failure is { } failure)
        {
            throw new SenderFailedException(failure);
        }
        var position = new LanePosition(Math.Max(1, lane.Epoch), lane.CommittedSequence + 1);
        StartLane(partnerId, position);
        return position;
    }

    /// <summary>Starts a lane where the caller knows it to stand, without asking the server. SEQUENCED only.</summary>
    /// <param name="partnerId">The partner; its lane must be new, stopped, or hold nothing.</param>
    /// <param name="position">Its epoch, and the number of the next transaction sent.</param>
    /// <exception cref="InvalidOperationException">The source is KEYED, or the lane holds transactions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epoch or the number is less than 1.</exception>
    public void StartLane(string partnerId, LanePosition position)
    {
        ArgumentException.ThrowIfNullOrEmpty(partnerId);
        ArgumentOutOfRangeException.ThrowIfLessThan(position.Epoch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(position.NextSequence, 1);
        RequireSequenced();
        _state.StartLane(partnerId, position);
    }

    /// <summary>
    /// Stops. Transactions without a result are forgotten, so flush first; those under way may nevertheless be taken.
    /// </summary>
    /// <returns>A task that completes when the stream is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        _state.End();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _state.Dispose();
        _stopping.Dispose();
        _ownedChannel?.Dispose();
    }

    private async Task RunAsync(StreamRunner runner)
    {
        if (await runner.RunAsync(_stopping.Token).ConfigureAwait(false) is not { } error)
            return;
        LogFailed(_sourceId, error.ToString());
        _state.Fail(error);
        await _stopping.CancelAsync().ConfigureAwait(false);
    }

    private async Task LookUpAsync(SenderLane lane)
    {
        try
        {
            _state.Settle(lane, await _lanes.ReadAsync(lane.PartnerId, _stopping.Token).ConfigureAwait(false));
        }
        catch (RpcException exception) when (!_stopping.IsCancellationRequested)
        {
            _state.RefuseLane(lane, ServerError.From(exception));
        }
        catch (Exception exception) when (exception is OperationCanceledException or RpcException or ObjectDisposedException)
        {
            // The sender has stopped.
        }
    }

    private async ValueTask WaitAndSendAsync(Task room, string partnerId, Transaction transaction, int bytes, CancellationToken cancellationToken)
    {
        for (var next = room; next is not null; next = _state.TrySend(partnerId, transaction, bytes))
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void RequireSequenced()
    {
        if (_options.Mode != SourceMode.Sequenced)
            throw new InvalidOperationException("A KEYED source has no lane positions: send its transactions in any order.");
    }
}
