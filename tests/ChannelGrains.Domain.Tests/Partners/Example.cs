using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Programmes;

namespace ChannelGrains.Domain.Tests.Partners;

/// <summary>Partners to test with, and days written as text.</summary>
internal static class Example
{
    public static readonly BusinessDay Today = Day("2026-01-15");

    public static readonly PartnerParticulars Particulars = new()
    {
        DisplayName = "成都旗舰店",
        ChannelType = ChannelType.Intermediary,
        Region = "cn/sichuan/chengdu",
        ExternalIds = new Dictionary<string, string> { ["sap"] = "100042" },
    };

    public static BusinessDay Day(string text) => BusinessDay.Parse(text);

    public static PartnerLife Partner(LifecycleState state = LifecycleState.Active, BusinessDay? activeFrom = null) =>
        PartnerLife.Apply(null, new CreatePartner("p-1", Particulars, state, activeFrom).Decide(null, Programme.Default, 1_000_000).Require(), 1_000_000, 1);

    /// <summary>The partner after some facts, each with the next version.</summary>
    public static PartnerLife After(this PartnerLife life, params PartnerFact[] facts) =>
        facts.Aggregate(life, (before, fact) => PartnerLife.Apply(before, fact, 2_000_000, before.Version + 1));
}
