using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>How inspections went, with their inspectors side by side.</summary>
/// <param name="Counts">What was inspected, found and closed.</param>
/// <param name="MeanScore">0 to 100; null without a record that has a score.</param>
/// <param name="Inspectors">Those with at least <see cref="RecordLimits.LeastShown"/> records, by name, each with the mean of their scores.</param>
/// <param name="Others">The records of the others together, without names; null where there are too few of them too.</param>
/// <param name="OtherInspectors">How many others there are; those that a partner's month names no more count once.</param>
/// <param name="Spent">What actions cost.</param>
public sealed record FieldMeasures(RecordMonth Counts, Fraction? MeanScore, IReadOnlyList<InspectorMean> Inspectors, InspectorMean? Others, int OtherInspectors, Amount Spent)
{
    private const long Millionths = 1_000_000;

    public static FieldMeasures Of(FieldSum sum)
    {
        var known = sum.Inspectors.Where(one => one.Inspected > 0).ToList();
        var shown = known.Where(one => one.Name.Length > 0 && one.Inspected >= RecordLimits.LeastShown).ToList();
        var others = known.Except(shown).ToList();
        var rest = new InspectorSum("", others.Sum(one => one.Inspected), others.Sum(one => one.ScoreMicros));
        return new(
            sum.Counts, MeanOf(sum.Counts.ScoreMicros, sum.Counts.Inspected), [.. shown.Select(ToMean)], rest.Inspected >= RecordLimits.LeastShown ? ToMean(rest) : null, others.Count, sum.Spent);
    }

    private static InspectorMean ToMean(InspectorSum one) => new(one.Name, one.Inspected, MeanOf(one.ScoreMicros, one.Inspected)!.Value);

    private static Fraction? MeanOf(long scoreMicros, int records) => records > 0 ? Fraction.Of(scoreMicros, records * Millionths) : null;
}
