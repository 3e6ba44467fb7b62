using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Scripts;
using Grpc.Net.Client;

namespace ChannelGrains.Fleet.Devices;

/// <summary>An ERP system or the shops' platform: identifies transactions by id and sends those of many partners over one stream. After a new
/// start it sends again what it may not have sent.</summary>
/// <param name="channel">To the server.</param>
/// <param name="source">Its source.</param>
/// <param name="meter">Measures its acknowledgements.</param>
/// <param name="sentUntil">Simulated time up to which all was sent for certain; those steps are skipped.</param>
internal sealed class KeyedFeed(GrpcChannel channel, FleetSource source, AckMeter meter, DateTimeOffset sentUntil) : Device
{
    public override ValueTask TakeAsync(Step step, CancellationToken cancellationToken)
    {
        if (step is not Send send)
            throw new InvalidOperationException($"A feed does no {step.GetType().Name}.");
        if (step.At <= sentUntil)
            return ValueTask.CompletedTask;
        if (Link is null)
            Open(new DeviceLink(channel, source, meter));
        return Link!.SendAsync(send.Partner.Id, send.Transaction, cancellationToken);
    }
}
