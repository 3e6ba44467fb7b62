using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>One way to spread a period's target over its days, up to a day.</summary>
/// <param name="ToDate">The target up to the day.</param>
/// <param name="Gap">Net sales less the target to date: below 0 they are behind.</param>
/// <param name="Projected">Net sales / target to date: the attainment of the whole period if sales go on as they did; no value when nothing was due yet.</param>
[GenerateSerializer, Immutable]
public sealed record PaceLine([property: Id(0)] Amount ToDate, [property: Id(1)] Amount Gap, [property: Id(2)] DecimalRatio Projected)
{
    public static PaceLine Of(Amount toDate, Amount net) => new(toDate, net - toDate, DecimalRatio.Of(net, toDate));
}
