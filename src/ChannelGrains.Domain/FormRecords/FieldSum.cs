namespace ChannelGrains.Domain.FormRecords;

/// <summary>What was recorded in the field, of any number of months and partners.</summary>
/// <param name="Counts">Inspections and findings.</param>
/// <param name="Inspectors">By name.</param>
[GenerateSerializer, Immutable]
public sealed record FieldSum([property: Id(0)] RecordMonth Counts, [property: Id(1)] IReadOnlyList<InspectorSum> Inspectors)
{
    public static readonly FieldSum Zero = new(default, []);

    public static FieldSum Of(IEnumerable<FieldSum> sums)
    {
        var (counts, inspectors) = (default(RecordMonth), new SortedDictionary<string, InspectorSum>(StringComparer.Ordinal));
        foreach (var sum in sums)
        {
            counts += sum.Counts;
            foreach (var one in sum.Inspectors)
            {
                var known = inspectors.GetValueOrDefault(one.Name);
                inspectors[one.Name] = new(one.Name, known.Inspected + one.Inspected, known.ScoreMicros + one.ScoreMicros);
            }
        }
        return new(counts, [.. inspectors.Values]);
    }
}
