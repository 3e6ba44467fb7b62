using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Fieldwork;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Fieldwork;

public sealed class FieldRoundTests
{
    private static readonly DateOnly FirstDay = new(2026, 1, 22);

    [Theory]
    [InlineData("2026-02-06", null)]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-03", 0)]
    [InlineData("2026-03-07", 0)]
    [InlineData("2026-03-08", null)]
    [InlineData("2026-04-05", 1)]
    [InlineData("2027-01-04", 10)]
    public void On_ADay_IsTheRoundAroundTheCloseOfItsMonth(string day, int? number) =>
        Assert.Equal(number, FieldRound.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), FirstDay)?.Number);

    [Fact]
    public void First_OfAStory_VisitsThreeDaysBeforeItsSecondClose()
    {
        var round = FieldRound.First(FirstDay);

        Assert.Equal((new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 3), new DateOnly(2026, 2, 1)), (round.Close, round.Visited, round.Month));
        Assert.Equal(("visit-2026-03", "visit-2026-03-again", "test-2026-03"), (round.VisitId, round.SecondVisitId, round.SecondTestId));
        // The store that opens on the 41st day is not there yet.
        Assert.Equal(15, round.Stores(FirstDay).Count());
        Assert.Equal(16, FieldRound.OfMonth(new DateOnly(2026, 3, 1), FirstDay)!.Stores(FirstDay).Count());
    }

    /// <summary>The certificate of each dealer ends once, and of none that the bank or the risk office has a story of.</summary>
    [Fact]
    public void Lapsing_OverTheRounds_TakesEachDealerInTurn()
    {
        var dealers = Enumerable.Range(0, 12).Select(number => new FieldRound(number, FirstDay).Lapsing).ToList();

        Assert.Equal(9, dealers.OfType<FleetPartner>().Distinct().Count());
        Assert.All(dealers[9..], Assert.Null);
        Assert.DoesNotContain(dealers, dealer => dealer?.Place is 0 or 5 or 7 or 12 or 13);
    }
}
