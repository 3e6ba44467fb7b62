namespace ChannelGrains.Domain.Payments;

/// <summary>What a file of the bank is matched with.</summary>
/// <param name="RunId">The run.</param>
/// <param name="PaymentCount">How many payments it has, those refused too.</param>
/// <param name="FileCount">How many files it has; 0 before they can be given to the bank.</param>
/// <param name="Account">The account that its money comes from.</param>
[GenerateSerializer, Immutable]
public sealed record RunOutline([property: Id(0)] string RunId, [property: Id(1)] int PaymentCount, [property: Id(2)] int FileCount, [property: Id(3)] string Account);
