using System.Globalization;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>What one round measured.</summary>
internal sealed record HostileRound(
    int Number, string Attack, int PeakMiB, int AfterMiB, int HealthyAcks, TimeSpan HealthyP50, TimeSpan HealthyP99, TimeSpan QueryP99, string Statuses)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"round {Number}: {Attack,-17} peak {PeakMiB,5:#,0} MiB, {AfterMiB,5:#,0} after; healthy p50 {HealthyP50.TotalMilliseconds,5:0.0} p99 {HealthyP99.TotalMilliseconds,6:0.0} ms of {HealthyAcks:#,0}, query p99 {QueryP99.TotalMilliseconds:0.0} ms; {Statuses}");
}
