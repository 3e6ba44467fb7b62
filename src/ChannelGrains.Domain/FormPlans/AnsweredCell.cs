namespace ChannelGrains.Domain.FormPlans;

/// <summary>The assignments that one partner has answered, as their view has them.</summary>
/// <param name="Answered">By the day on which they begin, plan and store.</param>
[GenerateSerializer, Immutable]
public sealed record AnsweredCell([property: Id(0)] IReadOnlyList<AnsweredAssignment> Answered)
{
    public bool IsEmpty => Answered.Count == 0;

    public bool Equals(AnsweredCell? other) => other is not null && Answered.SequenceEqual(other.Answered);

    public override int GetHashCode() => Answered.Count;

    public override string ToString() => IsEmpty ? "nothing answered" : string.Join(", ", Answered.Select(one => $"{one.PlanId} of {one.BeginsOn} {one.StoreId} by {one.RecordId}"));
}
