using ChannelGrains.Client;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Clocks;

namespace ChannelGrains.Fleet.Running;

/// <summary>Where a run stands after a tick.</summary>
/// <param name="Now">Simulated time; everything up to it is acknowledged.</param>
/// <param name="Pace">How it passes.</param>
/// <param name="Factor">Simulated seconds in a real one, while compressed.</param>
/// <param name="Sent">What the devices sent, and what became of it.</param>
/// <param name="Streams">Open streams.</param>
/// <param name="Check">The newest check.</param>
internal sealed record FleetProgress(DateTimeOffset Now, Pace Pace, double Factor, SenderProgress Sent, int Streams, CheckResult? Check);
