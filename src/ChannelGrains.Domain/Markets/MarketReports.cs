namespace ChannelGrains.Domain.Markets;

/// <summary>All that was reported of one market, by month. Of one month and competitor the last report holds.</summary>
public sealed class MarketReports
{
    /// <summary>Months that may have reports: 50 years.</summary>
    public const int MaxMonths = 600;

    /// <summary>Competitors of a month, the unnamed ones as one.</summary>
    public const int MaxCompetitors = 256;

    private readonly SortedDictionary<int, MonthReports> _months = [];

    /// <summary>The months with reports, in order, in months since 1970-01.</summary>
    public IEnumerable<KeyValuePair<int, MonthReports>> Months => _months;

    public MonthReports In(int month) => _months.GetValueOrDefault(month, MonthReports.None);

    /// <summary>Whether another month may be reported.</summary>
    public bool HasRoomFor(int month) => _months.Count < MaxMonths || _months.ContainsKey(month);

    public void Set(MarketFact reported)
    {
        switch (reported)
        {
            case MarketSizeReported size:
                Set(size.Month, size.Size);
                break;
            case CompetitorSalesReported competitor:
                Set(competitor.Month, competitor.Competitor);
                break;
            default:
                throw new InvalidOperationException($"{reported.GetType().Name} is no report.");
        }
    }

    public void Set(int month, ReportedSize size) => _months[month] = In(month) with { Size = size };

    public void Set(int month, CompetitorSales competitor) => _months[month] = In(month) with
    {
        Competitors = [.. In(month).Competitors.Where(other => other.Name != competitor.Name).Append(competitor).OrderBy(one => one.Name, StringComparer.Ordinal)],
    };
}
