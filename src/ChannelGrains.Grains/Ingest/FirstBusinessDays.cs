using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Ingest;

/// <summary>The customers whose first business day a batch sets or moves.</summary>
internal sealed class FirstBusinessDays
{
    private readonly Dictionary<ulong, int> _places = [];

    public List<FirstBusinessDay> All { get; } = [];

    /// <summary>Sets or moves a customer's first day; of several moves the earliest day stays.</summary>
    public void Enter(ulong customer, int? previousDay, int day)
    {
        if (_places.TryAdd(customer, All.Count))
            All.Add(new FirstBusinessDay(customer, previousDay, day));
        else if (_places[customer] is var place && day < All[place].Day)
            All[place] = All[place] with { Day = day };
    }

    public void Clear()
    {
        _places.Clear();
        All.Clear();
    }
}
