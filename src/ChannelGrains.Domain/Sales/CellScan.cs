using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Sales;

/// <summary>Goes through the cells of an interval of business days, packed and hot, in no order; a cell may come in parts.</summary>
internal ref struct CellScan
{
    private readonly int _firstDay, _lastDay;
    private ReadOnlySpan<SalesMonth> _months; // still to come
    private PackedCellReader _packed;
    private ReadOnlySpan<Cell> _hot;
    private int _dayBefore; // the day before the current month

    /// <param name="months">By month.</param>
    /// <param name="firstDay">In days since 1970-01-01.</param>
    /// <param name="lastDay">Included.</param>
    public CellScan(ReadOnlySpan<SalesMonth> months, int firstDay, int lastDay)
    {
        _months = months;
        _firstDay = firstDay;
        _lastDay = lastDay;
    }

    public bool Next(out int day, out Cell cell)
    {
        do
        {
            while (_packed.Next(out cell))
            {
                day = _dayBefore + cell.DayOfMonth;
                if (day > _lastDay)
                    break; // days are in order
                if (day >= _firstDay)
                    return true;
            }
            _packed = default;
            while (!_hot.IsEmpty)
            {
                cell = _hot[0];
                _hot = _hot[1..];
                day = _dayBefore + cell.DayOfMonth;
                if (day >= _firstDay && day <= _lastDay)
                    return true;
            }
        }
        while (NextMonth());
        (day, cell) = (0, default);
        return false;
    }

    private bool NextMonth()
    {
        while (!_months.IsEmpty)
        {
            ref readonly var month = ref _months[0];
            _months = _months[1..];
            _dayBefore = BusinessDay.FirstOfMonth(month.Month).DaysSinceEpoch - 1;
            if (_dayBefore >= _lastDay)
                return false;
            if (_dayBefore + 31 < _firstDay)
                continue;
            _packed = new(month.PackedCells);
            _hot = month.HotCells;
            return true;
        }
        return false;
    }
}
