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
    public void NextDay_OfTheSlump_SellsLess()
    {
        var slumping = PartnerCast.Stores[Story.SlumpStore];
        var perDay = Steps(1, FirstDay).OfType<Send>().Where(send => send.Partner == slumping).CountBy(send => BeijingTime.DayOf(send.At)).ToDictionary();
        // Against the same weekdays a week before.
        Assert.True(Sum(Story.SlumpDay + 2) < Sum(Story.SlumpDay - 5) / 2);

        int Sum(int day) => perDay[FirstDay.AddDays(day)] + perDay[FirstDay.AddDays(day + 1)];
    }

    private static List<Step> Steps(int seed, DateOnly firstDay)
    {
        var script = new Script(seed, firstDay);
        return [.. Enumerable.Range(0, Days).SelectMany(_ => script.NextDay())];
    }
}
