using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Actions;

/// <summary>What an action cost that is done.</summary>
/// <param name="On">The business day on which it was done.</param>
/// <param name="Cost">The cost in all.</param>
/// <param name="CurrencyCode">Its currency.</param>
[GenerateSerializer, Immutable]
public readonly record struct ActionSpend([property: Id(0)] BusinessDay On, [property: Id(1)] Amount Cost, [property: Id(2)] string CurrencyCode);
