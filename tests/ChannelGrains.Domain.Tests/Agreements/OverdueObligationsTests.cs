using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using Xunit;

namespace ChannelGrains.Domain.Tests.Agreements;

public sealed class OverdueObligationsTests
{
    private static readonly BusinessDay First = BusinessDay.Of(2026, 1, 1);

    [Fact]
    public void On_ADay_HoldsThoseWhoseLastDayIsOverForAQuarter()
    {
        var obligations = Of([Version(1, First)], [(1, [Due("a", 10), Due("b", 20), Due("c", 10)])]);

        Assert.Equal("", On(obligations, 10));
        Assert.Equal("a c", On(obligations, 11));
        Assert.Equal("a c b", On(obligations, 21));
        Assert.Equal("a c b", On(obligations, 10 + OverdueObligations.Days));
        Assert.Equal("b", On(obligations, 11 + OverdueObligations.Days));
        Assert.Equal(First.AddDays(10), obligations.NextAfter(First.AddDays(10)));
        Assert.Equal(First.AddDays(20), obligations.NextAfter(First.AddDays(11)));
        Assert.Null(obligations.NextAfter(First.AddDays(21)));
    }

    [Fact]
    public void Of_SeveralVersions_TakesThoseOfTheVersionInForceOnTheLastDay()
    {
        var obligations = Of([Version(1, First), Version(2, First.AddDays(15))], [(1, [Due("a", 10), Due("b", 20)]), (2, [Due("a", 10), Due("b", 25)])]);

        Assert.Equal([10, 25], obligations.All.Select(one => one.DueOn - First));
    }

    [Fact]
    public void Of_AnAgreementThatEnded_TakesWhatWasDueBefore()
    {
        var obligations = OverdueObligations.Of(new AgreementTimeline([Version(1, First)], [new AgreementEnd(First.AddDays(15), 9)]), [(Version(1, First), [Due("a", 10), Due("b", 20)])]);

        Assert.Equal("a", On(obligations, 30));
    }

    private static string On(OverdueObligations obligations, int day) => string.Join(' ', obligations.On(First.AddDays(day)).Select(one => one.ObligationId));

    private static OverdueObligations Of(AgreementVersion[] versions, (int Number, Obligation[] Obligations)[] terms) => OverdueObligations.Of(
        new AgreementTimeline(versions, []), terms.Select(one => (versions[one.Number - 1], (IReadOnlyList<Obligation>)one.Obligations)));

    private static AgreementVersion Version(int number, BusinessDay from) => new() { Number = number, From = from, DraftedAt = number, SignedAt = number + 1 };

    private static Obligation Due(string id, int day) => new(id, AgreementSide.Partner, "x", First.AddDays(day));
}
