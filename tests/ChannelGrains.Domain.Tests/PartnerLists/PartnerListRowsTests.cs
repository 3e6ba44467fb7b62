using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.PartnerLists;

public sealed class PartnerListRowsTests
{
    private const long MicrosPerDay = 86_400_000_000;

    private static readonly PartnerOrder[] Orders = [PartnerOrder.PartnerId, PartnerOrder.DisplayName, PartnerOrder.CreatedAt];
    private static readonly long TodayMicros = Example.Today.DaysSinceEpoch * MicrosPerDay;

    private static readonly Gen<PartnerFact> Facts = Gen.OneOf<PartnerFact>(
        Gen.Int[0, 60].Select(Gen.Int[0, 3], Gen.OneOf(Gen.Const("Etc/UTC"), Gen.Const("Asia/Tokyo"), Gen.Const("America/New_York")), (day, region, zone) => (PartnerFact)new PartnerUpdated(
            Example.Particulars with { Region = $"cn/r{region}", TimeZone = zone, DisplayName = $"n{day}", ChannelType = (ChannelType)(1 + day % 3) }, Example.Today.AddDays(day))),
        Gen.Int[0, 60].Select(Gen.Int[5, 7], (day, state) => (PartnerFact)new PartnerStateChanged((LifecycleState)state, Example.Today.AddDays(day), "why")));

    [Fact]
    public void Rows_OfAnyLife_HaveWhatItIsAtAnyLaterInstant() => Facts.Array[0, 12].Select(Gen.Int[0, 70], Gen.Int[-23, 2_000]).Sample((facts, changed, hours) =>
    {
        var life = Example.Partner().After(facts);
        var changedAt = TodayMicros + changed * MicrosPerDay;
        var at = changedAt + hours * (MicrosPerDay / 24);
        var rows = PartnerListRows.Of(life, changedAt);
        var partner = life.On(life.DayOf(at));
        foreach (var order in Orders)
            foreach (var region in new[] { partner.Particulars.Region, "cn", "" })
            {
                byte[] key = [.. PartnerListKeys.Group(order, region, partner.State, partner.Particulars.ChannelType), .. PartnerListKeys.Place(order, partner)];
                Assert.True(PartnerListRows.MayHold(Assert.Single(rows, row => row.Key.AsSpan().SequenceEqual(key)).Value, at));
            }
    });

    [Fact]
    public void Rows_OfAPartnerWithoutPlans_AreOneForEachOrderAndLevelAndEmpty()
    {
        var rows = PartnerListRows.Of(Example.Partner().After(new PartnerStateChanged(LifecycleState.Suspended, Example.Today, "audit")), TodayMicros + 3 * MicrosPerDay);

        Assert.Equal(3 * 4, rows.Count);
        Assert.All(rows, row => Assert.Empty(row.Value));
    }

    [Fact]
    public void MayHold_OfATerminationThatIsPlanned_IsSoAroundItsDayForBoth()
    {
        var end = Example.Today.AddDays(10);
        var rows = PartnerListRows.Of(Example.Partner().After(new PartnerStateChanged(LifecycleState.Terminated, end, "over")), TodayMicros);
        var (active, terminated) = (Of(LifecycleState.Active), Of(LifecycleState.Terminated));

        Assert.Equal((true, false), (MayHold(active, 5), MayHold(terminated, 5)));
        Assert.Equal((true, true), (MayHold(active, 10), MayHold(terminated, 10)));
        Assert.Equal((false, true), (MayHold(active, 12), MayHold(terminated, 12)));

        ListRow Of(LifecycleState state)
        {
            var group = PartnerListKeys.Group(PartnerOrder.PartnerId, "", state, Example.Particulars.ChannelType);
            return Assert.Single(rows, row => row.Key.AsSpan().StartsWith(group));
        }

        bool MayHold(ListRow row, int day) => PartnerListRows.MayHold(row.Value, TodayMicros + day * MicrosPerDay);
    }

    [Fact]
    public void Places_OfAnyNames_AreInTheirOrderAndEndWithTheId() => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 9], Gen.Int[0, 7].Select(name => new[] { "a", "ab", "B", "成都", "成都店", "", "ß", "zz" }[name])).Select(Gen.Long[-10, 10]).Array[2]
        .Sample(two =>
        {
            foreach (var order in Orders)
            {
                var places = two.Select(one => PartnerListKeys.Place(order, one.Item1.Item1, one.Item1.Item2, one.Item2)).ToArray();
                for (var i = 0; i < 2; i++)
                    Assert.Equal(System.Text.Encoding.UTF8.GetBytes(two[i].Item1.Item1), PartnerListKeys.IdAt(order, places[i]).ToArray());
                var expected = order switch
                {
                    PartnerOrder.DisplayName => string.CompareOrdinal(two[0].Item1.Item2.ToUpperInvariant(), two[1].Item1.Item2.ToUpperInvariant()),
                    PartnerOrder.CreatedAt => two[0].Item2.CompareTo(two[1].Item2),
                    _ => 0,
                };
                if (expected == 0)
                    expected = string.CompareOrdinal(two[0].Item1.Item1, two[1].Item1.Item1);
                Assert.Equal(Math.Sign(expected), Math.Sign(places[0].AsSpan().SequenceCompareTo(places[1])));
            }
        });
}
