using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Ingest;

/// <summary>What was wrong with a partner's transactions when they arrived, by month. Made when something was. Not for several threads at once.</summary>
public sealed class ArrivalBook
{
    /// <summary>A transaction is late that is taken more days after its business day.</summary>
    public const int LateAfterDays = 3;

    private readonly SortedDictionary<int, ArrivalMonth> _months = [];

    /// <summary>In order, in months since 1970-01.</summary>
    public IEnumerable<KeyValuePair<int, ArrivalMonth>> Months => _months;

    public ArrivalMonth In(int month) => _months.GetValueOrDefault(month);

    /// <summary>Puts a month as a snapshot has it.</summary>
    public void Set(int month, ArrivalMonth arrivals) => _months[month] = arrivals;

    /// <summary>One went to quarantine on a day, which is that of its arrival: it may have none of its own.</summary>
    public void OnQuarantined(int day) => Add(day, new(1, 0));

    /// <summary>One of a business day was taken late.</summary>
    public void OnLate(int day) => Add(day, new(0, 1));

    private void Add(int day, ArrivalMonth more)
    {
        var month = new BusinessDay(day).Month;
        _months[month] = In(month) + more;
    }
}
