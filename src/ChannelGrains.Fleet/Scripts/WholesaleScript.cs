using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>Days of a distributor, reseller or agent: the ERP system sends the day's orders of all of them in the night, in no order, some
/// nights later, some nights the whole feed twice. A void may come before its order; an order that was changed comes again under its id. Of a sale of a month's last
/// days some have news when it is paid.</summary>
internal sealed class WholesaleScript(FleetPartner wholesaler) : PartnerScript(wholesaler)
{
    private static readonly TimeSpan FeedTime = new(2, 10, 0);
    private static readonly TimeSpan SecondFeedTime = new(3, 40, 0);

    private static readonly TimeSpan NewsTime = new(9, 30, 0);
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    private int _order;
    private Transaction? _kept;

    public override void Write(StoryDay day)
    {
        _order = 0;
        if (day.Date.Day == MonthEnd.NewsDay)
            WriteNews(day);
        var feed = new List<Transaction>();
        foreach (var time in Times(day, HourCurve.Office, Orders(day, HourCurve.Office)))
            WriteOrder(day, time, feed);
        var orders = feed.ToArray();
        day.Dice.Shuffle(orders);
        foreach (var order in orders)
        {
            var nights = day.Dice.Happens(0.05) ? day.Dice.Next(2, 6) : 1;
            Send(day, order, FeedTime, ReferenceEquals(order, _kept) ? 1 : nights);
        }
        if (!Story.FeedsTwice(Partner.SourceId, day.Number))
            return;
        foreach (var order in orders)
            Send(day, order, SecondFeedTime, nights: 1);
    }

    private void WriteOrder(StoryDay day, DateTimeOffset time, List<Transaction> feed)
    {
        if (day.Dice.Happens(0.035) && TakeSale(day.Dice) is { } earlier)
        {
            feed.Add(Receipts.Return(Partner, day.Dice, earlier, NextId(day), time));
            return;
        }
        var order = Receipts.Sale(Partner, day, NextId(day), time, isTrade: true);
        order.CustomerId = $"account-{Partner.Id}-{day.Dice.Next(60)}";
        if (Story.Diverts(Partner, day.Number) && day.Dice.Happens(Story.DiversionChance))
            order.Region = Story.DiversionRegion;
        feed.Add(order);
        if (day.Dice.Happens(0.002))
            order.CurrencyCode = "USD";
        else if (day.Dice.Happens(0.015))
            feed.Add(Receipts.Void(Partner, order, NextId(day), time + TimeSpan.FromMinutes(30)));
        else if (day.Dice.Happens(0.002))
            Send(day, Changed(order), FeedTime, nights: 7);
        else if (Story.NewsOf(Partner) != LateNews.None && MonthEnd.IsLastDay(day.Date) && (_kept is null || DayOf(_kept) < day.Date))
            Keep(order);
        else
            Remember(order);
    }

    /// <summary>Keeps one sale of a month's last days apart, the latest day's: nothing else happens to it.</summary>
    private void Keep(Transaction order)
    {
        if (_kept is { } earlier)
            Remember(earlier);
        _kept = order;
    }

    private void WriteNews(StoryDay day)
    {
        if (_kept is not { } sale)
            return;
        _kept = null;
        var at = BeijingTime.At(day.Date, NewsTime);
        var soldAt = sale.OccurredAt.ToDateTimeOffset();
        var of = new LateSale(sale.TransactionId, MonthEnd.MonthOf(DayOf(sale)));
        var news = Story.NewsOf(Partner) switch
        {
            LateNews.Return => Receipts.Return(Partner, day.Dice, sale, NewsId(sale, 'R'), soldAt + AnHour),
            LateNews.Void => Receipts.Void(Partner, sale, NewsId(sale, 'V'), at),
            _ => Receipts.Sale(Partner, day, NewsId(sale, 'L'), soldAt + AnHour, isTrade: true),
        };
        day.Steps(new Send(at, Partner, news) { Of = of });
    }

    private static Transaction Changed(Transaction order)
    {
        var changed = order.Clone();
        changed.Lines[0].AmountMicros += 1_000_000;
        return changed;
    }

    private void Send(StoryDay day, Transaction order, TimeSpan time, int nights) =>
        day.Steps(new Send(BeijingTime.At(day.Date.AddDays(nights), time), Partner, order));

    private static string NewsId(Transaction sale, char kind) => string.Create(CultureInfo.InvariantCulture, $"SO{DayOf(sale):yyMMdd}-{kind}");

    private static DateOnly DayOf(Transaction order) => BeijingTime.DayOf(order.OccurredAt.ToDateTimeOffset());

    private string NextId(StoryDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"SO{day.Date:yyMMdd}-{++_order:D3}");
}
