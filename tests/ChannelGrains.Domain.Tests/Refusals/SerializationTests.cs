using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Funnel;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Domain.Tests.Partners;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Xunit;

namespace ChannelGrains.Domain.Tests.Refusals;

/// <summary>What crosses grain calls comes out as it went in.</summary>
public sealed class SerializationTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static TheoryData<object> Values =>
    [
        new Amount(Int128.MinValue), new Amount(42), DecimalRatio.Of(1, 3), new BusinessDay(-7), new CalendarRules(4, WeekScheme.Iso),
        Period.Containing(PeriodKind.Week, new(20_000), CalendarRules.Default),
        new SalesMeasures { Gross = new(7), UnitsThousandths = 3 }, new DistinctCustomers(5, false, "0.0081"), new MarketCell(1, 2, new(3)),
        Programme.Default, new PartnerCreated("p", Example.Particulars, LifecycleState.Active, new BusinessDay(5), 3),
        new PartnerUpdated(Example.Particulars, BusinessDay.SinceEver), new PartnerStateChanged(LifecycleState.Suspended, new(1), "why"),
        new CreatePartner("p", Example.Particulars, LifecycleState.Active, null),
        new AdvancePartner(LifecycleState.Qualified, "a document", new BusinessDay(5), "7"),
        new FunnelEntry(new(new(OriginKind.ThirdParty, "a fair"), [new(1), new(2)]), Example.Partner().Timeline, new(-5)),
        (Outcome<Programme>)Programme.Default, (Outcome<Programme>)Refusal.NotFound("PARTNER_NOT_FOUND", "There is no partner p."),
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Deserialize_SerializedValue_IsEqual(object value) => Assert.Equal(value, RoundTrip(value));

    [Fact]
    public void Deserialize_RefusalWithMetadata_KeepsIt()
    {
        var refusal = Refusal.OutOfRange("LANE_GAP", "Send 7.") with { Metadata = new Dictionary<string, string> { ["expected_sequence"] = "7" } };
        var copy = RoundTrip(refusal);
        Assert.Equal(refusal.Metadata, copy.Metadata);
        Assert.Equal(refusal with { Metadata = null }, copy with { Metadata = null });
    }

    [Fact]
    public void Deserialize_PartnerLife_AnswersTheSame()
    {
        var life = Example.Partner().After(new PartnerStateChanged(LifecycleState.Suspended, Example.Today, "audit"));
        life.DayOf(0);
        var copy = RoundTrip(life);
        Assert.Equal(life.ToBytes(), copy.ToBytes());
        Assert.Equal(life.DayOf(1_700_000_000_000_000), copy.DayOf(1_700_000_000_000_000));
    }

    [Fact]
    public void Deserialize_RecordsWithLists_KeepThem()
    {
        var summary = new SalesSummary(new() { Transactions = 1 }, [new("VODKA", new() { Gross = new(1) })], 2);
        Assert.Equal(summary.Categories, RoundTrip(summary).Categories);
        var source = new SourceDefinition { SourceId = "s", AllowedPartnerIds = ["a", "b"] };
        Assert.Equal(source.AllowedPartnerIds, RoundTrip(source).AllowedPartnerIds);
        var update = new UpdatePartner(Example.Particulars, ["region"], new BusinessDay(3), "1");
        var copy = RoundTrip(update);
        Assert.Equal(update.Mask, copy.Mask);
        Assert.Equal(update with { Mask = copy.Mask }, copy);
    }

    [Fact]
    public void Require_Refused_ThrowsNamingTheReason()
    {
        Outcome<int> refused = Refusal.NotFound("PARTNER_NOT_FOUND", "There is no partner p.");
        Assert.True(refused.IsRefused);
        Assert.Contains("PARTNER_NOT_FOUND", Assert.Throws<InvalidOperationException>(() => refused.Require()).Message, StringComparison.Ordinal);
        Assert.Equal(3, ((Outcome<int>)3).Require());
    }

    private static T RoundTrip<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;
}
