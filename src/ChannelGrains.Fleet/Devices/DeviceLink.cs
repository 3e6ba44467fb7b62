using System.Collections.Concurrent;
using ChannelGrains.Client;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Ingest.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Fleet.Devices;

/// <summary>A device's connection: the client's sender, with a stamp on each transaction that is under way.</summary>
internal sealed class DeviceLink : IAsyncDisposable
{
    private readonly AckMeter _meter;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _stamps = [];

    public DeviceLink(GrpcChannel channel, FleetSource source, AckMeter meter)
    {
        _meter = meter;
        Sender = new TransactionSender(channel, source.Id, new SenderOptions { Mode = source.Mode, OnOutcome = OnOutcome });
    }

    public TransactionSender Sender { get; }

    public ValueTask SendAsync(string partnerId, Transaction transaction, CancellationToken cancellationToken)
    {
        _stamps.GetOrAdd(partnerId, _ => []).Enqueue(_meter.Now);
        return Sender.SendAsync(partnerId, transaction, cancellationToken);
    }

    public ValueTask DisposeAsync() => Sender.DisposeAsync();

    private void OnOutcome(SenderOutcome outcome)
    {
        var answered = outcome switch
        {
            Acknowledged acknowledged => acknowledged.Accepted + acknowledged.Duplicates,
            Quarantined => 1,
            _ => 0,
        };
        if (outcome is Refused refused)
            foreach (var _ in refused.Transactions)
                _stamps[outcome.PartnerId].TryDequeue(out var _);
        for (; answered > 0 && _stamps[outcome.PartnerId].TryDequeue(out var sentAt); answered--)
            _meter.OnAcknowledged(sentAt);
    }
}
