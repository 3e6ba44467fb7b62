using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>What an attack has: the server's addresses, a key, partners and sources of its own, and an account of what the server took.</summary>
internal sealed class Arena(ServerProcess server, string name, HostileLedger ledger, Findings findings) : IDisposable
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);

    private readonly List<GrpcChannel> _channels = [];
    private readonly GrpcChannel _admin = Channels.To(server.GrpcAddress, HostileKeys.Admin);
    private readonly List<(HostileBatch Batch, string SourceId)> _unsettled = [];
    private readonly Lock _gate = new();
    private long _batches;
    private int _names;

    /// <summary>How the attack's calls ended.</summary>
    public Statuses Statuses { get; } = new(name, findings);

    public string GrpcAddress => server.GrpcAddress;

    public string ManagementAddress => server.ManagementAddress;

    public long NextBatchId() => Interlocked.Increment(ref _batches);

    /// <summary>A connection of its own, with the attacker's key.</summary>
    public GrpcChannel Connect()
    {
        var channel = Channels.To(server.GrpcAddress, HostileKeys.Attacker);
        lock (_gate)
            _channels.Add(channel);
        return channel;
    }

    /// <summary>Makes an active partner.</summary>
    /// <param name="isForetold">Its figures follow from what the server answers, and are checked.</param>
    public async Task<string> NewPartnerAsync(bool isForetold = true)
    {
        var id = $"{name}-{Interlocked.Increment(ref _names)}";
        await Registration.PartnerAsync(_admin, id);
        if (isForetold)
            ledger.Of(id);
        return id;
    }

    /// <summary>Makes a source.</summary>
    public async Task<string> NewSourceAsync(SourceMode mode = SourceMode.Keyed)
    {
        var id = $"{name}-{Interlocked.Increment(ref _names)}";
        await Registration.SourceAsync(_admin, id, mode);
        return id;
    }

    /// <summary>Opens a stream over a connection; null when the server refused it.</summary>
    public Task<RawStream?> OpenAsync(GrpcChannel channel, string sourceId, bool reads = true, bool compresses = false, CancellationToken cancellationToken = default) =>
        RawStream.OpenAsync(channel, sourceId, Statuses, (batch, result) =>
        {
            if (!ledger.Take(batch, result))
                Unsettled(sourceId, [batch]);
        }, reads, compresses, cancellationToken);

    /// <summary>Closes a stream; what was not answered is sent again when the attack is over.</summary>
    public async Task CloseAsync(RawStream stream, string sourceId)
    {
        await stream.DisposeAsync();
        Unsettled(sourceId, stream.Unanswered);
    }

    /// <summary>Sends frames on one stream after the other until the time is over, and waits for their results.</summary>
    public async Task SendAsync(GrpcChannel channel, string sourceId, Func<IReadOnlyList<HostileBatch>> nextFrame, int window, CancellationToken until, bool compresses = false)
    {
        while (!until.IsCancellationRequested)
        {
            if (await OpenAsync(channel, sourceId, compresses: compresses, cancellationToken: until) is not { } stream)
            {
                await Pacing.AfterRefusal();
                continue;
            }
            try
            {
                while (!until.IsCancellationRequested && await stream.SendAsync(nextFrame(), window, until))
                {
                    // Until the stream or the time ends.
                }
                await stream.AnsweredAsync();
            }
            catch (OperationCanceledException)
            {
                await stream.AnsweredAsync();
            }
            await CloseAsync(stream, sourceId);
            await Pacing.AfterRefusal();
        }
    }

    /// <summary>Sends once more what had no final answer, as any sender would, so that the account knows what was taken.</summary>
    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(SettleLimit);
        while (TakeUnsettled() is { Count: > 0 } left)
        {
            if (limit.IsCancellationRequested)
            {
                findings.Add(FindingKind.Running, $"{name}: {left.Count} batches have no answer after {SettleLimit.TotalSeconds:0} s");
                return;
            }
            foreach (var (sourceId, batches) in left.GroupBy(entry => entry.SourceId).Select(group => (group.Key, group.Select(entry => entry.Batch).OrderBy(batch => batch.BatchId).ToList())))
                await SettleAsync(sourceId, batches);
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        _admin.Dispose();
    }

    private async Task SettleAsync(string sourceId, List<HostileBatch> batches)
    {
        var next = 0;
        if (await OpenAsync(Connect(), sourceId) is { } stream)
        {
            // One by one, so that a frame that ends its stream is known.
            while (next < batches.Count && await stream.SendAsync([batches[next]], window: 1, CancellationToken.None) && await stream.AnsweredAsync())
                next++;
            await stream.DisposeAsync();
            if (next < batches.Count && stream.EndedWith is StatusCode.InvalidArgument or StatusCode.PermissionDenied or StatusCode.NotFound)
                next++;
        }
        Unsettled(sourceId, batches.Skip(next));
        await Pacing.AfterRefusal();
    }

    private void Unsettled(string sourceId, IEnumerable<HostileBatch> batches)
    {
        lock (_gate)
            // What must not count either way needs no answer.
            foreach (var batch in batches.Where(batch => batch.Transactions.Any(transaction => transaction.Count != 0)))
                _unsettled.Add((batch, sourceId));
    }

    private List<(HostileBatch Batch, string SourceId)> TakeUnsettled()
    {
        lock (_gate)
        {
            var taken = _unsettled.ToList();
            _unsettled.Clear();
            return taken;
        }
    }
}
