namespace ChannelGrains.Domain.Discipline;

/// <summary>Somebody else decided what becomes of a gift.</summary>
/// <param name="GiftId">The gift.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable]
public sealed record GiftDecided([property: Id(0)] string GiftId, [property: Id(1)] GiftOutcome Outcome, [property: Id(2)] string Note) : DisciplineFact;
