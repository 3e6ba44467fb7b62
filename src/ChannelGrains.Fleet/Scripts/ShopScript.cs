using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>Days of an online shop: orders from all over the country within seconds but not in order, retries that were none, cancelled
/// orders, and a phone now and then whose calendar is decades ahead.</summary>
internal sealed class ShopScript(FleetPartner shop) : PartnerScript(shop)
{
    private const int Customers = 2_500;

    private static readonly IReadOnlyList<string> Regions = [.. PartnerCast.Stores.Select(store => store.Region)];

    private int _order;

    public override void Write(StoryDay day)
    {
        _order = 0;
        foreach (var time in Times(day, HourCurve.Online, Orders(day, HourCurve.Online)))
            WriteOrder(day, time);
    }

    private void WriteOrder(StoryDay day, DateTimeOffset time)
    {
        if (day.Dice.Happens(Story.GetsReturns(Partner, day.Number) ? Story.ReturnChance : 0.06) && TakeSale(day.Dice) is { } earlier)
        {
            Send(day, Receipts.Return(Partner, day.Dice, earlier, NextId(day), time), time);
            return;
        }
        var order = Receipts.Sale(Partner, day, NextId(day), time, isTrade: false);
        order.CustomerId = $"buyer-{day.Dice.Next(Customers)}";
        order.Region = day.Dice.Pick(Regions);
        if (day.Dice.Happens(0.0005))
            order.OccurredAt = time.AddYears(36).ToTimestamp();
        else if (day.Dice.Happens(0.02))
            Cancel(day, order, time);
        else
            Remember(order);
        Send(day, order, time);
        if (day.Dice.Happens(0.02))
            Send(day, order, time + TimeSpan.FromMinutes(1));
    }

    private void Cancel(StoryDay day, Transaction order, DateTimeOffset time)
    {
        var at = time + day.Dice.Between(TimeSpan.FromMinutes(2), TimeSpan.FromHours(3));
        Send(day, Receipts.Void(Partner, order, NextId(day), at), at);
    }

    private void Send(StoryDay day, Transaction order, DateTimeOffset time) =>
        day.Steps(new Send(time + day.Dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40)), Partner, order));

    private string NextId(StoryDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"W{day.Date:yyMMdd}-{++_order:D4}");
}
