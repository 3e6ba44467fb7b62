using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;

namespace ChannelGrains.Fleet.Views;

/// <summary>Shows a run to people.</summary>
internal interface IFleetView
{
    /// <summary>Shows until stopped. Figures are the server's answers, or measured by the senders.</summary>
    Task ShowAsync(BoardReader boards, Func<FleetProgress> progress, AckMeter meter, Notes notes, CancellationToken cancellationToken);
}
