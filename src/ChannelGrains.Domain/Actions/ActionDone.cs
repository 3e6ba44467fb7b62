using System.Collections.Immutable;

namespace ChannelGrains.Domain.Actions;

/// <summary>What shows that an action was done, and what it cost.</summary>
/// <param name="Before">Files of before, each by the SHA-256 of its content in lowercase hexadecimal digits.</param>
/// <param name="After">Files of after, likewise.</param>
/// <param name="Spent">What it cost; null for nothing.</param>
[GenerateSerializer, Immutable]
public sealed record ActionDone([property: Id(0)] ImmutableArray<string> Before, [property: Id(1)] ImmutableArray<string> After, [property: Id(2)] ActionSpend? Spent)
{
    public bool IsEmpty => Before.IsEmpty && After.IsEmpty && Spent is null;
}
