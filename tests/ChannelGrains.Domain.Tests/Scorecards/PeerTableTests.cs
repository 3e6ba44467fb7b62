using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Scorecards;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Scorecards;

public sealed class PeerTableTests
{
    private static readonly ScorecardDefinition Definition = new(
        BusinessDay.Of(2026, 1, 1), [new(KpiName.Sales, KpiDirection.HigherIsBetter, 1, 10, 1, 100, ""), new(KpiName.CustomerGrowth, KpiDirection.HigherIsBetter, 1, 10, 1, 1, "")], [], 1, 0);

    [Fact]
    public void PlaceOf_AnyPeers_IsThePartOfOthersThatScoreLess() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1]).Array[1, 30].Sample(drawn =>
    {
        var table = Table([.. drawn.Select((one, place) => Peer($"p{place}", one.Item1 * 10, one.Item2 == 0 ? "cn" : "de"))]);
        foreach (var (place, (sales, region)) in drawn.Index())
        {
            var others = drawn.Where((other, at) => at != place && other.Item2 == region).ToList();
            var found = table.PlaceOf($"p{place}", ChannelType.Direct, region == 0 ? "cn" : "de");
            Assert.Equal(others.Count, found?.Others ?? 0);
            if (found is not null)
                Assert.Equal(
                    (others.Count(other => other.Item1 < sales) + others.Count(other => other.Item1 == sales) / 2m) / others.Count,
                    decimal.Parse(found.Percentile, CultureInfo.InvariantCulture), 9);
        }
    });

    [Fact]
    public void PlaceOf_WhoHasNoScoreOrIsElsewhere_IsNone()
    {
        var table = Table(Peer("a", 10, "cn"), Peer("b", 20, "cn"), Peer("c", null, "cn"));

        Assert.Null(table.PlaceOf("c", ChannelType.Direct, "cn"));
        Assert.Null(table.PlaceOf("a", ChannelType.Intermediary, "cn"));
        Assert.Null(table.PlaceOf("nobody", ChannelType.Direct, "cn"));
        Assert.Equal(new PeerPlace("1.000000000000", 1), table.PlaceOf("b", ChannelType.Direct, "cn"));
    }

    private static PeerTable Table(params PeerFigures[] peers) => new(Definition, _ => new Dictionary<KpiName, decimal>(), 1, peers, 0);

    private static PeerFigures Peer(string id, int? sales, string region) =>
        new(id, ChannelType.Direct, region, sales is { } units ? Amount.FromUnits(units) : null, FeedbackSum.Zero, null);
}
