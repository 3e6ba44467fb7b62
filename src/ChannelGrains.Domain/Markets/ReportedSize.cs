using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Markets;

/// <summary>How large a market is in one month, as somebody said.</summary>
/// <param name="Total">All that is sold in it, the partners' sales included; 0 or more.</param>
/// <param name="Source">Where the figure comes from.</param>
[GenerateSerializer, Immutable]
public sealed record ReportedSize([property: Id(0)] Amount Total, [property: Id(1)] string Source);
