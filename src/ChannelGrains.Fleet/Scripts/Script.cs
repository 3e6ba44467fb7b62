using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>All that the fleet does, day by day without end: a pure function of its seed and first day.</summary>
internal sealed class Script
{
    private readonly int _seed;
    private readonly DateOnly _firstDay;
    private readonly PriorityQueue<Step, (DateTimeOffset At, long Order)> _coming = new();
    private readonly Dictionary<string, PartnerScript> _partners;
    private int _day;
    private long _order;

    public Script(int seed, DateOnly firstDay)
    {
        _seed = seed;
        _firstDay = firstDay;
        _partners = PartnerCast.All.ToDictionary(partner => partner.Id, ScriptOf);
    }

    /// <summary>The day that <see cref="NextDay"/> gives next.</summary>
    public DateOnly Date => _firstDay.AddDays(_day);

    /// <summary>The steps of the next day, in the order of their time; steps of one time in the order in which they are to be done.</summary>
    public IReadOnlyList<Step> NextDay()
    {
        foreach (var partner in PartnerCast.All)
            _partners[partner.Id].Write(new StoryDay(_day, Date, Dice.For(_seed, partner.Id, _day), step => _coming.Enqueue(step, (step.At, _order++))));
        _day++;
        var steps = new List<Step>();
        while (_coming.TryPeek(out var step, out _) && step.At < BeijingTime.StartOf(Date))
            steps.Add(_coming.Dequeue());
        return steps;
    }

    private static PartnerScript ScriptOf(FleetPartner partner) => partner.Type switch
    {
        ChannelType.Direct => new StoreScript(partner),
        ChannelType.Intermediary => new WholesaleScript(partner),
        _ => new ShopScript(partner),
    };
}
