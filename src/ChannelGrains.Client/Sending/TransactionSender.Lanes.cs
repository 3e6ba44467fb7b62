using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Client;

// Where SEQUENCED lanes start, and where they stand after the server lost something.
public sealed partial class TransactionSender
{
    private const int MaxLookups = 16;
    private static readonly TimeSpan LookupTimeout = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _lookups = new(MaxLookups);
    private long _incarnation;

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
            lane = await ReadLaneAsync(partnerId, either.Token).ConfigureAwait(false);
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
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_lanes.TryGetValue(partnerId, out var old))
            {
                if (old.State != LaneState.Stopped && !old.HoldsNothing)
                {
                    throw new InvalidOperationException($"The lane of {partnerId} holds transactions: flush before starting it again.");
                }

                _queue.Close(old, LaneState.Stopped);
            }

            var lane = new SenderLane(partnerId);
            lane.StartAt(position.Epoch, position.NextSequence);
            _lanes[partnerId] = lane;
            _queue.Open(lane);
        }
    }

    /// <summary>The lane of the partner; a new one opens at once (KEYED) or when the server has said where it stands.</summary>
    private SenderLane LaneOf(string partnerId)
    {
        if (_lanes.TryGetValue(partnerId, out var lane))
        {
            return lane;
        }

        lane = new SenderLane(partnerId);
        _lanes.Add(partnerId, lane);
        if (_options.Mode == SourceMode.Keyed)
        {
            _queue.Open(lane);
        }
        else
        {
            _ = ResolveAsync(lane, isFirstUse: true);
        }

        return lane;
    }

    /// <summary>
    /// A higher incarnation means that the server was restored from a backup and may lack acknowledged numbers: the lanes
    /// are read again, and those that lack more than the sender holds stop.
    /// </summary>
    private void CheckIncarnation(long incarnation)
    {
        lock (_gate)
        {
            var rose = _incarnation != 0 && incarnation > _incarnation;
            _incarnation = Math.Max(_incarnation, incarnation);
            if (!rose || _options.Mode != SourceMode.Sequenced)
            {
                return;
            }

            LogIncarnationRose(incarnation);
            foreach (var lane in _lanes.Values.Where(lane => lane.State is LaneState.Open or LaneState.Waiting))
            {
                _queue.Close(lane, LaneState.Resolving);
                _ = ResolveAsync(lane, isFirstUse: false);
            }
        }
    }

    private async Task ResolveAsync(SenderLane lane, bool isFirstUse)
    {
        // Callers hold the lock.
        await Task.Yield();
        Outcomes outcomes = new();
        try
        {
            var found = await ReadLaneAsync(lane.PartnerId, _stopping.Token).ConfigureAwait(false);
            lock (_gate)
            {
                Settle(lane, found, isFirstUse, outcomes);
            }
        }
        catch (RpcException e) when (!_stopping.IsCancellationRequested)
        {
            lock (_gate)
            {
                Stop(lane, ServerError.From(e), outcomes);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or RpcException or ObjectDisposedException)
        {
            return;
        }

        Publish(outcomes);
    }

    private void Settle(SenderLane lane, Lane found, bool isFirstUse, Outcomes outcomes)
    {
        if (lane.State != LaneState.Resolving)
        {
            return;
        }

        if (isFirstUse)
        {
            lane.StartAt(Math.Max(1, found.Epoch), found.CommittedSequence + 1);
        }
        else if (found.Epoch <= lane.Epoch && found.CommittedSequence + 1 < lane.LowestSequence)
        {
            Stop(lane, BatchVerdicts.Gap(found.CommittedSequence + 1, lane.LowestSequence), outcomes);
            return;
        }

        _queue.Open(lane);
        Wake();
    }

    /// <summary>Reads the lane, trying until the server answers or refuses for good.</summary>
    private async Task<Lane> ReadLaneAsync(string partnerId, CancellationToken cancellationToken)
    {
        var clock = _options.TimeProvider;
        var request = new GetLaneRequest { SourceId = _sourceId, PartnerId = partnerId };
        for (var failures = 1; ; failures++)
        {
            ServerError error;
            await _lookups.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var timeout = new CancellationTokenSource(LookupTimeout, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
                var response = await _client.GetLaneAsync(request, cancellationToken: either.Token).ConfigureAwait(false);
                return response.Lane;
            }
            catch (RpcException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                error = ServerError.From(e);
                if (BatchVerdicts.Of(error, SourceMode.Keyed, failures) == BatchVerdict.Refuse)
                {
                    throw;
                }
            }
            finally
            {
                _lookups.Release();
            }

            await Task.Delay(_backoff.Delay(failures, error.RetryDelay), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private void RequireSequenced()
    {
        if (_options.Mode != SourceMode.Sequenced)
        {
            throw new InvalidOperationException("A KEYED source has no lane positions: send its transactions in any order.");
        }
    }
}
