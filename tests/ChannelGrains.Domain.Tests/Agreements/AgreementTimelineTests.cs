using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Agreements;

public sealed class AgreementTimelineTests
{
    /// <summary>What happens one after the other: a version is signed from a day on, for some days or without end, or the agreement is terminated.</summary>
    private static readonly Gen<(bool IsEnd, int From, int Days)[]> Stories = Gen.Select(Gen.Bool, Gen.Int[0, 20], Gen.Int[-1, 10], (end, from, days) => (end && days > 4, from, days)).Array[0, 12];

    [Fact]
    public void InForceOn_TheDaysOfAVersion_AreFromItsFirstToItsLast()
    {
        var book = new AgreementBook().Signed("2026-01-10", "2026-01-20");

        Assert.Equal("- 1 1 -", Numbers(book, "2026-01-09", "2026-01-10", "2026-01-20", "2026-01-21"));
        Assert.Equal("Signed Active Active Expired", States(book, 1, "2026-01-09", "2026-01-10", "2026-01-20", "2026-01-21"));
    }

    [Fact]
    public void InForceOn_TwoVersionsOfTheSameDay_TheLastSignedWinsAndBothStayListed()
    {
        var book = new AgreementBook().Signed("2026-01-01").Signed("2026-02-01").Signed("2026-02-01");

        Assert.Equal("1 3 3", Numbers(book, "2026-01-31", "2026-02-01", "2026-03-01"));
        Assert.Equal(3, book.Versions.Count);
        Assert.Equal("Superseded Superseded", States(book, 2, "2026-01-31", "2026-02-01"));
        Assert.Null(book.Timeline.SpanOf(book.Find(2)!));
    }

    [Fact]
    public void InForceOn_ABackdatedVersion_HoldsUntilALaterOneBegins()
    {
        var book = new AgreementBook().Signed("2026-01-01").Signed("2026-03-01").Signed("2026-02-01");

        Assert.Equal("1 3 3 2", Numbers(book, "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"));
        Assert.Equal("Active Superseded", States(book, 3, "2026-02-28", "2026-03-01"));
    }

    [Fact]
    public void InForceOn_BehindTheLastDayOfAnAmendment_TheVersionBeforeDoesNotComeBack()
    {
        var book = new AgreementBook().Signed("2026-01-01").Signed("2026-02-01", "2026-02-28");

        Assert.Equal("2 -", Numbers(book, "2026-02-28", "2026-03-01"));
        Assert.Equal("Active Expired", States(book, 2, "2026-02-28", "2026-03-01"));
    }

    [Fact]
    public void InForceOn_ATermination_EndsItAndWhatWasSignedForLater()
    {
        var book = new AgreementBook().Signed("2026-01-01").Signed("2026-06-01").Ended("2026-04-01");

        Assert.Equal("1 - -", Numbers(book, "2026-03-31", "2026-04-01", "2026-06-01"));
        Assert.Equal("Active Terminated", States(book, 1, "2026-03-31", "2026-04-01"));
        Assert.Equal("Terminated Terminated", States(book, 2, "2026-03-31", "2026-06-01"));
        Assert.True(book.HasSignedOn(BusinessDay.Of(2026, 3, 31)));
        Assert.False(book.HasSignedOn(BusinessDay.Of(2026, 4, 1)));
    }

    [Fact]
    public void InForceOn_AVersionSignedBehindATermination_BeginsAnew()
    {
        var book = new AgreementBook().Signed("2026-01-01").Ended("2026-04-01").Signed("2026-04-01");

        Assert.Equal("1 2", Numbers(book, "2026-03-31", "2026-04-01"));
    }

    [Fact]
    public void PricingOn_DaysBehindATermination_IsByTheVersionOfTheDayElseByTheLastThatWas()
    {
        var book = new AgreementBook().Signed("2026-01-01").Signed("2026-02-01").Ended("2026-04-01");

        // What was sold before is priced by the version of its day, whenever it comes.
        Assert.Equal(1, book.PricingOn(BusinessDay.Of(2026, 1, 15))?.Number);
        Assert.Equal(2, book.PricingOn(BusinessDay.Of(2026, 3, 31))?.Number);
        // A return of a later day has none in force.
        Assert.Null(book.InForceOn(BusinessDay.Of(2026, 5, 1)));
        Assert.Equal(2, book.PricingOn(BusinessDay.Of(2026, 5, 1))?.Number);
        Assert.Null(book.PricingOn(BusinessDay.Of(2025, 12, 31)));
    }

    [Fact]
    public void StateOf_AVersionOfPastDaysAlone_IsExpiredAtOnce() =>
        Assert.Equal("Expired", States(new AgreementBook().Signed("2025-01-01", "2025-12-31"), 1, "2026-01-15"));

    [Fact]
    public void InForceOn_AnyStory_IsWhatTheRuleSaysDayByDay() => Stories.Sample(story =>
    {
        var book = new AgreementBook();
        foreach (var (isEnd, from, days) in story)
            _ = isEnd ? book.Ended(Text(from)) : book.Signed(Text(from), days < 0 ? null : Text(from + days));

        foreach (var day in Enumerable.Range(-1, 35).Select(step => Agreed.Start.AddDays(step)))
        {
            var expected = ByTheRule(book, day);
            Assert.Equal(expected, book.InForceOn(day)?.Number ?? 0);
            foreach (var version in book.Versions)
            {
                Assert.Equal(version.Number == expected, book.StateOf(version, day) == AgreementState.Active);
                Assert.Equal(version.Number == expected, book.Timeline.SpanOf(version)?.Contains(day) == true);
            }
        }
    });

    [Fact]
    public void Pricing_AnyStory_SaysOfEachDayWhatPricingOnAndInForceOnSay() => Stories.Sample(story =>
    {
        var book = new AgreementBook();
        foreach (var (isEnd, from, days) in story)
            _ = isEnd ? book.Ended(Text(from)) : book.Signed(Text(from), days < 0 ? null : Text(from + days));
        var spans = book.Timeline.Pricing();

        foreach (var day in Enumerable.Range(-1, 35).Select(step => Agreed.Start.AddDays(step)))
        {
            var span = spans.SingleOrDefault(span => span.Days.Contains(day));
            Assert.Equal(book.PricingOn(day)?.Number, span?.Version.Number);
            Assert.Equal(book.InForceOn(day) is not null, span?.IsInForce ?? false);
        }
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.NotEqual((pair.First.Version, pair.First.IsInForce), (pair.Second.Version, pair.Second.IsInForce)));
    });

    /// <summary>The rule as it is said: look at everything in the order in which it was signed or declared.</summary>
    private static int ByTheRule(AgreementBook book, BusinessDay day)
    {
        var happened = book.Versions.Select(version => (version.From, At: version.SignedAt, Version: (AgreementVersion?)version))
            .Concat(book.Ends.Select(end => (end.From, end.At, Version: (AgreementVersion?)null))).OrderBy(one => one.At);
        (BusinessDay From, AgreementVersion? Version) holds = (BusinessDay.SinceEver, null);
        foreach (var (from, at, version) in happened)
            if (from <= day && from >= holds.From && (version is null || !book.Ends.Any(end => end.At > at && end.From <= from)))
                holds = (from, version);
        return holds.Version is { } found && !(found.Until < day) ? found.Number : 0;
    }

    private static string Text(int day) => Agreed.Start.AddDays(day).ToString();

    private static string Numbers(AgreementBook book, params string[] days) =>
        string.Join(' ', days.Select(day => book.InForceOn(Agreed.Day(day))?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"));

    private static string States(AgreementBook book, int number, params string[] days) => string.Join(' ', days.Select(day => book.StateOf(book.Find(number)!, Agreed.Day(day))));
}
