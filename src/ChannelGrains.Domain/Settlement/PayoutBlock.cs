namespace ChannelGrains.Domain.Settlement;

/// <summary>Something that keeps a statement from being paid.</summary>
/// <param name="Condition">The condition, in UPPER_SNAKE.</param>
/// <param name="Evidence">What shows it: a journal version, a dispute, another partner.</param>
/// <param name="Message">What is wrong, and what to do.</param>
[GenerateSerializer, Immutable]
public sealed record PayoutBlock([property: Id(0)] string Condition, [property: Id(1)] string Evidence, [property: Id(2)] string Message);
