using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What was recorded in the field, of any number of months and partners.</summary>
/// <param name="Counts">Inspections and findings.</param>
/// <param name="Inspectors">By name.</param>
/// <param name="Spent">What actions cost, by the day on which they were done.</param>
[GenerateSerializer, Immutable]
public sealed record FieldSum([property: Id(0)] RecordMonth Counts, [property: Id(1)] IReadOnlyList<InspectorSum> Inspectors, [property: Id(2)] Amount Spent)
{
    public static readonly FieldSum Zero = new(default, [], Amount.Zero);

    public bool IsEmpty => Counts == default && Inspectors.Count == 0 && Spent == Amount.Zero;

    public static FieldSum Of(IEnumerable<FieldSum> sums)
    {
        var (counts, spent, inspectors) = (default(RecordMonth), Amount.Zero, new SortedDictionary<string, InspectorSum>(StringComparer.Ordinal));
        foreach (var sum in sums)
        {
            (counts, spent) = (counts + sum.Counts, spent + sum.Spent);
            foreach (var one in sum.Inspectors)
            {
                var known = inspectors.GetValueOrDefault(one.Name);
                inspectors[one.Name] = new(one.Name, known.Inspected + one.Inspected, known.ScoreMicros + one.ScoreMicros);
            }
        }
        return new(counts, [.. inspectors.Values], spent);
    }

    public bool Equals(FieldSum? other) => other is not null && Counts == other.Counts && Spent == other.Spent && Inspectors.SequenceEqual(other.Inspectors);

    public override int GetHashCode() => HashCode.Combine(Counts, Spent);
}
