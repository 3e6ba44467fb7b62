namespace ChannelGrains.Domain.Risk;

/// <summary>防范措施: what somebody must do when a partner's level rises to one.</summary>
/// <param name="Level">The level that opens it; above LOW.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="DueDays">Days to do it.</param>
[GenerateSerializer, Immutable]
public sealed record RiskMeasure([property: Id(0)] RiskLevel Level, [property: Id(1)] string Title, [property: Id(2)] int DueDays);
