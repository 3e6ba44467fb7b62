namespace ChannelGrains.Domain.Sales;

/// <summary>How many different customers bought.</summary>
/// <param name="Value">The count.</param>
/// <param name="IsExact">False when it is an estimate, because a month had more than <see cref="SalesBook.MaxExactCustomers"/>.</param>
/// <param name="StandardError">Relative standard error of an estimate, as a decimal; empty when exact.</param>
[GenerateSerializer, Immutable]
public readonly record struct DistinctCustomers(
    [property: Id(0)] long Value, [property: Id(1)] bool IsExact, [property: Id(2)] string StandardError);
