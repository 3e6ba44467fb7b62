using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>Net sales of the first <see cref="FunnelEntry.FirstDays"/> business days as ACTIVE.</summary>
/// <param name="Partners">Partners that became ACTIVE.</param>
/// <param name="Net">What they sold in these days so far.</param>
/// <param name="CompletePartners">Those of them of whom all of these days are over.</param>
/// <param name="CompleteNet">What those sold.</param>
[GenerateSerializer, Immutable]
public sealed record FirstSales(
    [property: Id(0)] int Partners, [property: Id(1)] Amount Net, [property: Id(2)] int CompletePartners, [property: Id(3)] Amount CompleteNet);
