using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>Writes the days of one partner, in their order. It remembers some of its sales, so that goods can come back.</summary>
internal abstract class PartnerScript(FleetPartner partner)
{
    private const int Remembered = 200;

    private readonly List<Transaction> _sales = [];

    protected FleetPartner Partner { get; } = partner;

    public abstract void Write(StoryDay day);

    /// <summary>How many orders the day has.</summary>
    protected int Orders(StoryDay day, HourCurve curve) =>
        (int)Math.Round(Partner.DailyOrders * curve.Factor(day.Date.DayOfWeek) * Story.Demand(Partner, day.Number) * day.Dice.Around(0.18));

    /// <summary>The times of so many orders, in their order.</summary>
    protected static IEnumerable<DateTimeOffset> Times(StoryDay day, HourCurve curve, int orders) =>
        Enumerable.Range(0, orders).Select(_ => curve.Time(day.Dice)).Order().Select(time => BeijingTime.At(day.Date, time)).ToList();

    protected void Remember(Transaction sale)
    {
        if (_sales.Count == Remembered)
            _sales.RemoveAt(0);
        _sales.Add(sale);
    }

    /// <summary>A sale whose goods come back, once; null when there is none.</summary>
    protected Transaction? TakeSale(Random dice)
    {
        if (_sales.Count == 0)
            return null;
        var at = dice.Next(_sales.Count);
        var sale = _sales[at];
        _sales.RemoveAt(at);
        return sale;
    }
}
