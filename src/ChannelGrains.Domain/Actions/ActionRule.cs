using System.Collections.Immutable;

namespace ChannelGrains.Domain.Actions;

/// <summary>What actions of a kind get where nobody says it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Owner">Who is to do them; empty is nobody.</param>
/// <param name="Days">Days to do one, by priority, LOW first, counted from the business day on which it is opened.</param>
[GenerateSerializer, Immutable]
public sealed record ActionRule([property: Id(0)] ActionKind Kind, [property: Id(1)] string Owner, [property: Id(2)] ImmutableArray<int> Days)
{
    /// <summary>Days of priority LOW, MEDIUM, HIGH and CRITICAL where nothing is said.</summary>
    public static readonly ImmutableArray<int> DefaultDays = [30, 14, 7, 2];

    public int DaysOf(ActionPriority priority) => Days[(int)priority - 1];

    public bool Equals(ActionRule? other) => other is not null && Kind == other.Kind && Owner == other.Owner && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Kind, Owner);
}
