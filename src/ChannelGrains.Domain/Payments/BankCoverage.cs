using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>The days of an account that a statement closes.</summary>
/// <param name="Statement">The statement: its id, account and page.</param>
/// <param name="LastDay">Its last day.</param>
[GenerateSerializer, Immutable]
public sealed record BankCoverage([property: Id(0)] string Statement, [property: Id(1)] BusinessDay LastDay);
