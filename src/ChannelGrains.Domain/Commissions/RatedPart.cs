using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Commissions;

/// <summary>What a version's days bring at one rate: by day what is left of what was sold, less what was taken back.</summary>
internal sealed class RatedPart
{
    private readonly List<(BusinessDay Day, Int128 Micros)> _days = [];

    /// <summary>What is left, by day, each above 0.</summary>
    public IReadOnlyList<(BusinessDay Day, Int128 Micros)> Days => _days;

    /// <summary>What was taken back beyond what was sold, at least 0; where it is above 0 nothing is left of any day.</summary>
    public Int128 Debt { get; private set; }

    public Int128 Sum
    {
        get
        {
            var sum = -Debt;
            foreach (var day in _days)
                sum += day.Micros;
            return sum;
        }
    }

    /// <summary>Adds to a day, none earlier than one before.</summary>
    public void Add(BusinessDay day, Int128 micros)
    {
        if (_days is [.., var last] && last.Day == day)
            _days[^1] = (day, last.Micros + micros);
        else
            _days.Add((day, micros));
    }

    /// <summary>Takes what was taken back on each day from the latest days before it, what is more from those after it.</summary>
    public void Settle()
    {
        var days = _days.ToArray();
        _days.Clear();
        foreach (var (day, micros) in days)
        {
            if (micros > Debt)
                _days.Add((day, micros - Debt));
            if (micros < 0)
                TakeBack(micros);
            else
                Debt = Int128.Max(Debt - micros, 0);
        }
    }

    /// <summary>Takes an amount below 0 from the latest days.</summary>
    public void TakeBack(Int128 micros)
    {
        Debt -= micros;
        while (Debt > 0 && _days is [.., var last])
        {
            _days.RemoveAt(_days.Count - 1);
            if (last.Micros > Debt)
                _days.Add((last.Day, last.Micros - Debt));
            Debt = Int128.Max(Debt - last.Micros, 0);
        }
    }
}
