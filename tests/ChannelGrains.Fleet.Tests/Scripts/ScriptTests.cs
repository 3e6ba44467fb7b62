using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Scripts;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Scripts;

public sealed class ScriptTests
{
    private const int Days = Story.HistoryDays + 7;

    private static readonly DateOnly FirstDay = new(2026, 1, 5);

    [Fact]
    public void NextDay_SameSeedAndDay_GivesTheSameSteps() => Assert.Equal(Steps(7, FirstDay), Steps(7, FirstDay));

    [Fact]
    public void NextDay_OtherSeed_GivesOtherSteps() => Assert.NotEqual(Steps(7, FirstDay), Steps(8, FirstDay));

    [Fact]
    public void NextDay_OfEveryDay_IsInOrderAndWithinTheDay()
    {
        var script = new Script(3, FirstDay);
        for (var day = FirstDay; day < FirstDay.AddDays(Days); day = day.AddDays(1))
        {
            var times = script.NextDay().Select(step => step.At).ToList();
            Assert.Equal(times.Order(), times);
            Assert.All(times, time => Assert.Equal(day, BeijingTime.DayOf(time)));
        }
    }

    [Fact]
    public void NextDay_UntilAfterTheHistory_TellsTheStory()
    {
        var steps = Steps(1, FirstDay);
        var sends = steps.OfType<Send>().ToList();
        Assert.All(PartnerCast.All, partner => Assert.Contains(sends, send => send.Partner == partner));
        TransactionKind[] kinds = [TransactionKind.Sale, TransactionKind.Return, TransactionKind.Void];
        Assert.Equal(kinds, sends.Select(send => send.Transaction.Kind).Distinct().Order().ToArray());
        Assert.Contains(steps, step => step is LoseLine);
        Assert.Contains(steps, step => step is FindLine);
        Assert.Contains(steps, step => step is SendAgain);
        Assert.Contains(steps, step => step is ReplaceTill);
        Assert.Contains(sends, send => send.At - send.Transaction.OccurredAt.ToDateTimeOffset() > TimeSpan.FromDays(2));
        Assert.Contains(sends, send => send.Transaction.CurrencyCode != "CNY");
    }

    [Fact]
    public void NextDay_OfAStore_SendsNoReceiptTwiceAndNoneWithoutItsLine()
    {
        foreach (var store in Steps(5, FirstDay).Where(step => step.Partner.Type == ChannelType.Direct).GroupBy(step => step.Partner))
        {
            var isOnline = true;
            var ids = new HashSet<string>();
            foreach (var step in store)
            {
                isOnline = step switch { LoseLine => false, FindLine => true, _ => isOnline };
                if (step is Send send)
                    Assert.True(isOnline && ids.Add(send.Transaction.TransactionId), $"{store.Key.Id} at {step.At}");
            }
        }
    }

    [Fact]
    public void NextDay_OfAWholesaler_VoidsBeforeAndAfterTheOrderAndFeedsTwice()
    {
        var sends = Steps(1, FirstDay).OfType<Send>().Where(send => send.Partner.Type == ChannelType.Intermediary).ToList();
        var first = new Dictionary<(FleetPartner, string), int>();
        for (var i = 0; i < sends.Count; i++)
            first.TryAdd((sends[i].Partner, sends[i].Transaction.TransactionId), i);
        var voids = sends.Where(send => send.Transaction.Kind == TransactionKind.Void
            && first.ContainsKey((send.Partner, send.Transaction.OriginalTransactionId))).ToList();
        Assert.Contains(voids, reversal => Place(reversal.Transaction.TransactionId, reversal) < Place(reversal.Transaction.OriginalTransactionId, reversal));
        Assert.Contains(voids, reversal => Place(reversal.Transaction.TransactionId, reversal) > Place(reversal.Transaction.OriginalTransactionId, reversal));
        Assert.True(first.Count < sends.Count);

        int Place(string id, Send send) => first[(send.Partner, id)];
    }

    [Fact]
    public void NextDay_AfterAMonthWasPaid_HasNewsOfItsLastDays()
    {
        var sends = Steps(1, FirstDay).OfType<Send>().ToList();
        var news = sends.Where(send => send.Of is not null).ToList();
        Assert.Equal([TransactionKind.Sale, TransactionKind.Return, TransactionKind.Void], news.Select(send => send.Transaction.Kind).Order());
        foreach (var (send, of) in news.Select(send => (send, send.Of!)))
        {
            var sold = Assert.Single(sends, one => one.Partner == send.Partner && one.Transaction.TransactionId == of.TransactionId);
            Assert.Equal(new DateOnly(2026, 1, 1), of.Month);
            Assert.Equal(new DateOnly(2026, 1, 31), BeijingTime.DayOf(sold.Transaction.OccurredAt.ToDateTimeOffset()));
            // Before the month is closed, and while it is remembered.
            Assert.Equal(new DateOnly(2026, 2, 1), BeijingTime.DayOf(sold.At));
            Assert.Equal(new DateOnly(2026, 2, MonthEnd.NewsDay), BeijingTime.DayOf(send.At));
            Assert.Equal(send.Transaction.Kind == TransactionKind.Sale ? "" : of.TransactionId, send.Transaction.OriginalTransactionId);
            if (send.Transaction.Kind != TransactionKind.Void)
                Assert.Equal(new DateOnly(2026, 1, 31), BeijingTime.DayOf(send.Transaction.OccurredAt.ToDateTimeOffset()));
        }
    }

    [Fact]
    public void NextDay_OfTheDiversion_SellsMostOrdersOutsideTheTerritory()
    {
        var diverting = PartnerCast.Wholesalers[Story.DivertingDealer];
        var orders = Steps(1, FirstDay).OfType<Send>().Where(send => send.Transaction.Kind != TransactionKind.Void)
            .ToLookup(send => send.Partner == diverting && BeijingTime.DayOf(send.Transaction.OccurredAt.ToDateTimeOffset()) >= FirstDay.AddDays(Story.DiversionDay));

        Assert.All(orders[false].Where(send => send.Partner.Type == ChannelType.Intermediary), send => Assert.Empty(send.Transaction.Region));
        var outside = orders[true].Count(send => send.Transaction.Region == Story.DiversionRegion);
        Assert.InRange((double)outside / orders[true].Count(), 0.8, 0.97);
        Assert.True(orders[true].Count() > orders[false].Count(send => send.Partner == diverting));
        Assert.False(Story.DiversionRegion.StartsWith(diverting.Region, StringComparison.Ordinal));
    }

    [Fact]
    public void NextDay_OfTheSlump_BringsTheSalesBeforeAndSellsLessThanHalfOfThem()
    {
        var slumping = PartnerCast.Stores[Story.SlumpStore];
        var net = Steps(1, FirstDay).OfType<Send>().Where(send => send.Partner == slumping && send.Transaction.Kind == TransactionKind.Sale && send.Transaction.CurrencyCode == "CNY")
            .GroupBy(send => BeijingTime.DayOf(send.Transaction.OccurredAt.ToDateTimeOffset()))
            .ToDictionary(day => day.Key, day => day.Sum(send => send.Transaction.Lines.Sum(line => line.AmountMicros)));

        Assert.Equal(Enumerable.Range(-Story.SlumpDaysBefore, Story.SlumpDaysBefore + Days), net.Keys.Where(day => day.Year > 2000).Order().Select(day => day.DayNumber - FirstDay.DayNumber));
        // Of twelve weeks before, and of four weeks in it; the launch comes later.
        Assert.InRange(Sum(0, 28) / 4.0 / (Sum(-84, 0) / 12.0), 0.15, 0.27);

        long Sum(int from, int until) => Enumerable.Range(from, until - from).Sum(day => net[FirstDay.AddDays(day)]);
    }

    [Fact]
    public void NextDay_OfTheSilentTill_HasNothingUntilItIsBack()
    {
        var silent = PartnerCast.Stores[Story.SilentStore];
        var script = new Script(1, FirstDay);
        var days = Enumerable.Range(0, Story.SilentDay + 20).Select(_ => script.NextDay().Count(step => step.Partner == silent)).ToList();

        Assert.All(days.Take(Story.SilentDay), steps => Assert.True(steps > 20));
        Assert.All(days.Skip(Story.SilentDay).Take(14), steps => Assert.Equal(0, steps));
        Assert.All(days.Skip(Story.SilentDay + 14), steps => Assert.True(steps > 20));
    }

    [Fact]
    public void NextDay_OfTheReturns_SendsBackWhatWasSoldAsNoOtherShop()
    {
        var orders = Steps(1, FirstDay).OfType<Send>().Where(send => send.Partner.Type == ChannelType.Internal && send.Transaction.Kind != TransactionKind.Void)
            .ToLookup(send => send.Partner.Place == Story.ReturningShop && BeijingTime.DayOf(send.At) >= FirstDay.AddDays(Story.ReturnDay), send => send.Transaction);

        Assert.InRange((double)orders[true].Count(order => order.Kind == TransactionKind.Return) / orders[true].Count(), 0.4, 0.55);
        Assert.InRange((double)orders[false].Count(order => order.Kind == TransactionKind.Return) / orders[false].Count(), 0.04, 0.08);
        var returned = orders[true].Where(order => order.Kind == TransactionKind.Return).Select(order => order.OriginalTransactionId).ToList();
        Assert.Equal(returned.Count, returned.Distinct().Count());
    }

    private static List<Step> Steps(int seed, DateOnly firstDay)
    {
        var script = new Script(seed, firstDay);
        return [.. Enumerable.Range(0, Days).SelectMany(_ => script.NextDay())];
    }
}
