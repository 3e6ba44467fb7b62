using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>What the scorecard of a scope was computed from at an instant.</summary>
/// <param name="Figures">Of its partners.</param>
/// <param name="Terms">By what it was judged.</param>
/// <param name="Customers">The union of their customers of the period.</param>
/// <param name="CustomersBefore">That of the period before.</param>
/// <param name="United">Partners whose customers these are.</param>
[GenerateSerializer, Immutable]
public sealed record ScopeScoreThen(
    [property: Id(0)] ScopeFigures Figures, [property: Id(1)] ScoreTerms Terms, [property: Id(2)] DistinctCustomers Customers, [property: Id(3)] DistinctCustomers CustomersBefore,
    [property: Id(4)] int United);
