using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>What a partner's series is asked, by what its address says.</summary>
internal static class SeriesQuestion
{
    public static QuerySeriesRequest Of(string partnerId, string? measure, string? step, string? category, string firstDay, string lastDay)
    {
        var request = new QuerySeriesRequest
        {
            Scope = new Scope { PartnerId = partnerId },
            Measure = MeasureOf(measure),
            Granularity = Terms.Read<Granularity>(step) is var length && length == Granularity.Unspecified ? Granularity.Day : length,
            FirstDay = firstDay,
            LastDay = lastDay,
        };
        if (category is not null)
            request.Category = category;
        return request;
    }

    /// <summary>Net sales where none is named.</summary>
    public static Measure MeasureOf(string? measure) => Terms.Read<Measure>(measure) is var named && named == Measure.Unspecified ? Measure.Net : named;
}
