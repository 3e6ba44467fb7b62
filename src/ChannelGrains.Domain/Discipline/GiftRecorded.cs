using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Discipline;

/// <summary>A gift was entered in the register.</summary>
/// <param name="GiftId">Its id.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Person">Who of the company received or gave it.</param>
/// <param name="PartnerId">The partner that it was from or to; empty for another firm.</param>
/// <param name="Counterparty">The firm or function that it was from or to; empty where the partner says it.</param>
/// <param name="What">What it was.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="CurrencyCode">In which currency.</param>
/// <param name="Day">The day.</param>
/// <param name="Outcome">What became of it; where it needs approval, what is proposed.</param>
/// <param name="NeedsApproval">Whether it was worth more than the limit then, so that somebody else decides.</param>
/// <param name="Note">What else is to be known of it.</param>
[GenerateSerializer, Immutable]
public sealed record GiftRecorded(
    [property: Id(0)] string GiftId, [property: Id(1)] GiftDirection Direction, [property: Id(2)] Declarer Person, [property: Id(3)] string PartnerId, [property: Id(4)] string Counterparty,
    [property: Id(5)] string What, [property: Id(6)] Amount Value, [property: Id(7)] string CurrencyCode, [property: Id(8)] BusinessDay Day, [property: Id(9)] GiftOutcome Outcome,
    [property: Id(10)] bool NeedsApproval, [property: Id(11)] string Note)
    : DisciplineFact;
