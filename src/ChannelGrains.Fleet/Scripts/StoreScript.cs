using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>Days of a store with a till: receipts seconds after the sale, returns, voids by the cashier, a bad receipt now and then; outages,
/// evenings on which the till sends its last receipts again, and the day on which it is replaced.</summary>
internal sealed class StoreScript(FleetPartner store) : PartnerScript(store)
{
    private const int Members = 900;
    private const int ReceiptsAgain = 20;

    private static readonly DateTimeOffset DeadBattery = BeijingTime.At(new DateOnly(2000, 1, 1), TimeSpan.Zero);

    private static readonly TimeSpan ClosingTime = new(22, 0, 0);

    private int _receipt;

    public override void Write(StoryDay day)
    {
        _receipt = 0;
        if (day.Number == 0)
            WriteDaysBefore(day);
        WriteTill(day);
        if (day.Number == Partner.OpensOnDay - 1)
            Send(day, Receipts.Sale(Partner, day, NextId(day), BeijingTime.At(day.Date, new TimeSpan(16, 0, 0)), isTrade: false));
        foreach (var time in Times(day, HourCurve.Store, Orders(day, HourCurve.Store)))
            WriteReceipt(day, time);
    }

    /// <summary>What was sold before the story, taken over at its start: of each day one receipt of all.</summary>
    private void WriteDaysBefore(StoryDay day)
    {
        for (var number = -Partner.DaysBefore; number < 0; number++)
        {
            var before = day with { Number = number, Date = day.Date.AddDays(number) };
            var closing = BeijingTime.At(before.Date, ClosingTime);
            var sales = Enumerable.Range(0, Orders(before, HourCurve.Store)).Select(_ => Receipts.Sale(Partner, before, "", closing, isTrade: false)).ToList();
            Send(day, Receipts.Sum(Partner, sales, NextId(before), closing), BeijingTime.StartOf(day.Date));
        }
    }

    private void WriteReceipt(StoryDay day, DateTimeOffset time)
    {
        if (day.Dice.Happens(0.03) && TakeSale(day.Dice) is { } earlier)
        {
            Send(day, Receipts.Return(Partner, day.Dice, earlier, NextId(day), time));
            return;
        }
        var sale = Receipts.Sale(Partner, day, NextId(day), time, isTrade: false);
        if (day.Dice.Happens(0.45))
            sale.CustomerId = $"member-{Partner.Place}-{day.Dice.Next(Members)}";
        var isVoided = false;
        if (day.Dice.Happens(0.0006))
            sale.OccurredAt = DeadBattery.ToTimestamp();
        else if (day.Dice.Happens(0.0006))
            sale.CurrencyCode = "HKD";
        else if (day.Dice.Happens(0.988))
            Remember(sale);
        else
            isVoided = true;
        Send(day, sale, time);
        if (isVoided)
            Void(day, sale, time);
    }

    /// <summary>The cashier reverses a sale minutes later; seldom twice.</summary>
    private void Void(StoryDay day, Transaction sale, DateTimeOffset time)
    {
        var at = time + day.Dice.Between(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        Send(day, Receipts.Void(Partner, sale, NextId(day), at), at);
        if (day.Dice.Happens(0.03))
            Send(day, Receipts.Void(Partner, sale, NextId(day), at), at + TimeSpan.FromMinutes(1));
    }

    private void WriteTill(StoryDay day)
    {
        if (Story.LosesItsLine(Partner, day.Number))
        {
            day.Steps(new LoseLine(Story.OutageStart(day.Date), Partner));
            day.Steps(new FindLine(Story.OutageEnd(day.Date), Partner));
        }
        if (Story.ReplacesItsTill(Partner, day.Number))
        {
            var at = BeijingTime.At(day.Date, Story.ReplacementTime);
            day.Steps(new ReplaceTill(at, Partner, Receipts.Sale(Partner, day, NextId(day), at, isTrade: false)));
        }
        if (Story.SendsAgain(Partner, day.Number))
            day.Steps(new SendAgain(BeijingTime.At(day.Date, Story.RepeatTime), Partner, ReceiptsAgain));
    }

    private void Send(StoryDay day, Transaction receipt) => Send(day, receipt, receipt.OccurredAt.ToDateTimeOffset());

    private void Send(StoryDay day, Transaction receipt, DateTimeOffset time)
    {
        var at = time + TimeSpan.FromSeconds(2);
        if (Story.OutageAt(Partner, day.Number, day.Date, at) is { } outage)
            at = outage.Until;
        day.Steps(new Send(at, Partner, receipt));
    }

    private string NextId(StoryDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"R{day.Date:yyMMdd}-{++_receipt:D4}");
}
