using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>A sender of one source that knows all gateways, and counts what it is told.</summary>
internal sealed class ClusterLoad : IAsyncDisposable
{
    private readonly Action<string>? _heard;
    private readonly TransactionSender _sender;
    private readonly List<SenderOutcome> _others = [];
    private long _acknowledged;
    private int _sent;

    /// <param name="sourceId">The registered source.</param>
    /// <param name="mode">The mode that it is registered with.</param>
    /// <param name="lanes">What it sends.</param>
    /// <param name="gateways">Where to.</param>
    /// <param name="heard">Told the partner of each acknowledgement.</param>
    public ClusterLoad(string sourceId, SourceMode mode, IReadOnlyList<ClusterLane> lanes, IReadOnlyList<Uri> gateways, Action<string>? heard = null)
    {
        (SourceId, Mode, Lanes, _heard) = (sourceId, mode, lanes, heard);
        _sender = TransactionSender.Connect(gateways, new ClientOptions(), sourceId, new SenderOptions
        {
            Mode = mode,
            BatchTransactions = 20,
            BackoffMax = TimeSpan.FromSeconds(1),
            OnOutcome = Note,
        });
    }

    public string SourceId { get; }

    public SourceMode Mode { get; }

    public IReadOnlyList<ClusterLane> Lanes { get; }

    /// <summary>By this sender.</summary>
    public int Sent => _sent;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>What was told other than that transactions are taken.</summary>
    public IReadOnlyList<SenderOutcome> Others
    {
        get
        {
            lock (_others)
                return [.. _others];
        }
    }

    /// <summary>Goes on with lanes that another sender left when all was acknowledged.</summary>
    /// <returns>Lanes that are not where they were left, each in words.</returns>
    public async Task<IReadOnlyList<string>> ResumeAsync(CancellationToken cancellationToken)
    {
        List<string> elsewhere = [];
        foreach (var lane in Mode == SourceMode.Sequenced ? Lanes : [])
            if ((await _sender.ResumeLaneAsync(lane.PartnerId, cancellationToken)).NextSequence is var next && next != lane.Sent + 1)
                elsewhere.Add($"{SourceId}/{lane.PartnerId} goes on at {next}, {lane.Sent} were acknowledged");
        return elsewhere;
    }

    /// <summary>Sends so many, one of each lane in turn, and waits for none.</summary>
    public async Task SendAsync(int count, CancellationToken cancellationToken)
    {
        for (var end = _sent + count; _sent < end; _sent++)
        {
            var lane = Lanes[_sent % Lanes.Count];
            await _sender.SendAsync(lane.PartnerId, lane.Next(), cancellationToken);
        }
    }

    public Task FlushAsync(CancellationToken cancellationToken) => _sender.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    private void Note(SenderOutcome outcome)
    {
        if (outcome is Acknowledged acknowledged)
        {
            Interlocked.Add(ref _acknowledged, acknowledged.Accepted + acknowledged.Duplicates);
            _heard?.Invoke(acknowledged.PartnerId);
        }
        else
            lock (_others)
                _others.Add(outcome);
    }
}
