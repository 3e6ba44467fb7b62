using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Programmes;

/// <summary>How far the channel is to be developed in a period (渠道开拓计划).</summary>
/// <param name="PeriodId">The period, of whole months.</param>
/// <param name="TargetRate">Partners to activate in it / partners active at its start; at most 6 places.</param>
/// <param name="Version">Version of the programme's journal that set it.</param>
[GenerateSerializer, Immutable]
public sealed record DevelopmentPlan([property: Id(0)] string PeriodId, [property: Id(1)] decimal TargetRate, [property: Id(2)] long Version)
{
    public string Etag => Etags.Of(Version);
}
