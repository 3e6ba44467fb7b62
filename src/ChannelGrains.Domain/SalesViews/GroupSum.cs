using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>The sales of one part of a scope.</summary>
/// <param name="Name">The part.</param>
/// <param name="Sum">Its sales.</param>
/// <param name="PartnerIds">The partners with a transaction in it, each once, in no order: for several months they are united.</param>
[GenerateSerializer, Immutable]
public sealed record GroupSum(
    [property: Id(0)] string Name, [property: Id(1)] CellSum Sum, [property: Id(2)] IReadOnlyCollection<string> PartnerIds);
