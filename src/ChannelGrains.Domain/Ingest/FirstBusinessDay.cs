namespace ChannelGrains.Domain.Ingest;

/// <summary>That a customer's first business day with a partner is set or moved.</summary>
/// <param name="Customer">Keyed hash of the customer.</param>
/// <param name="PreviousDay">The day that it was before, in days since 1970-01-01; null when the customer is new.</param>
/// <param name="Day">The day that it is now.</param>
public readonly record struct FirstBusinessDay(ulong Customer, int? PreviousDay, int Day);
