namespace ChannelGrains.Domain.Surveys;

/// <summary>A survey with what is counted of it.</summary>
/// <param name="Key">The survey.</param>
/// <param name="Counts">What is counted.</param>
[GenerateSerializer, Immutable]
public readonly record struct SurveySum([property: Id(0)] SurveyKey Key, [property: Id(1)] SurveyCounts Counts)
{
    /// <summary>Sums of any number, each survey once, in order.</summary>
    public static IReadOnlyList<SurveySum> Merge(IEnumerable<SurveySum> sums) =>
        [.. sums.GroupBy(sum => sum.Key).Select(same => new SurveySum(same.Key, same.Aggregate(default(SurveyCounts), (all, one) => all + one.Counts))).OrderBy(sum => sum.Key)];
}
