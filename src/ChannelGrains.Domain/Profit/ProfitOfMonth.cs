namespace ChannelGrains.Domain.Profit;

/// <summary>The profit of a scope in one month.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="PartnerIds">The partners that it is of, in no order.</param>
[GenerateSerializer, Immutable]
public sealed record ProfitOfMonth([property: Id(0)] ProfitSum Sum, [property: Id(1)] IReadOnlyList<string> PartnerIds);
