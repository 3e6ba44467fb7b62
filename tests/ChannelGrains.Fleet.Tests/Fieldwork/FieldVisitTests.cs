using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Fieldwork;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Fieldwork;

public sealed class FieldVisitTests
{
    [Theory]
    [InlineData(true, 5, false, true, "100", "")]
    [InlineData(true, 4, false, true, "93.75", "")]
    [InlineData(false, 3, false, false, "68.75", "floor")]
    [InlineData(true, 5, true, true, "0", "expired")]
    [InlineData(false, 5, true, true, "0", "floor,expired")]
    public void Score_OfAVisit_FollowsFromTheWeights(bool isClean, int shelves, bool isExpired, bool isShown, string score, string failed)
    {
        var visit = new FieldVisit(PartnerCast.Stores[0], "visit", DateTimeOffset.UnixEpoch, isClean, shelves, isExpired, 4, isShown);

        Assert.Equal(score, visit.Score.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(failed, string.Join(",", visit.Failed));
    }

    [Fact]
    public void Of_ARound_FindsOneRedLineAndOneWetFloor()
    {
        var round = FieldRound.First(new DateOnly(2026, 1, 22));

        var visits = PartnerCast.Stores.Select(store => FieldVisit.Of(7, round, store)).ToList();

        Assert.Equal(round.RedLine, Assert.Single(visits, visit => visit.IsExpired).Store);
        Assert.Equal(round.DirtyFloor, Assert.Single(visits, visit => !visit.IsFloorClean).Store);
        Assert.All(visits, visit => Assert.InRange(visit.Shelves, 3, 5));
        Assert.Equal(visits.Count, visits.Select(visit => visit.At).Distinct().Count());
        Assert.Equal(visits[3], FieldVisit.Of(7, round, PartnerCast.Stores[3]));
    }
}
