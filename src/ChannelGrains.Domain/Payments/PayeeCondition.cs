namespace ChannelGrains.Domain.Payments;

/// <summary>Something that keeps a payee from being paid.</summary>
/// <param name="Name">Which, in UPPER_SNAKE.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Message">What is wrong, and what to do.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeCondition([property: Id(0)] string Name, [property: Id(1)] string Evidence, [property: Id(2)] string Message);
