using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class CreatePartnerTests
{
    // Noon in Shanghai on the day of the examples.
    private const long NowMicros = 1_768_449_600_000_000;

    private static readonly Programme Programme = Programme.Default with { Version = 5 };

    [Fact]
    public void Decide_EmptyTimeZoneAndCurrency_AreTheProgrammes()
    {
        var fact = Create().Require();
        Assert.Equal(("Asia/Shanghai", "CNY", 5L), (fact.Particulars.TimeZone, fact.Particulars.CurrencyCode, fact.ProgrammeVersion));
        Assert.Equal((LifecycleState.Active, null), (fact.State, fact.StateFrom));
    }

    [Fact]
    public void Decide_NoInitialState_IsProspect() => Assert.Equal(LifecycleState.Prospect, Create(state: LifecycleState.Unspecified).Require().State);

    [Fact]
    public void Decide_ActiveFrom_StartsTheStateThere() =>
        Assert.Equal(Example.Today, new CreatePartner("p-1", Example.Particulars, LifecycleState.Active, Example.Today).Decide(null, Programme, NowMicros).Require().StateFrom);

    [Fact]
    public void Decide_TakenId_AlreadyExists() => AssertRefused(
        new CreatePartner("p-1", Example.Particulars, LifecycleState.Active, null).Decide(Example.Partner(), Programme, NowMicros),
        RefusalKind.AlreadyExists, "PARTNER_EXISTS", null);

    [Fact]
    public void Decide_IdNotWellFormed_IsRefused() => AssertRefused(
        new CreatePartner("p 1", Example.Particulars, LifecycleState.Active, null).Decide(null, Programme, NowMicros),
        RefusalKind.InvalidArgument, "INVALID_ID", "partner_id");

    [Fact]
    public void Decide_ParticularsOutOfBounds_NamesTheField()
    {
        var good = Example.Particulars;
        AssertInvalid(good with { DisplayName = new string('店', 67) }, "TEXT_TOO_LONG", "partner.display_name");
        AssertInvalid(good with { DisplayName = "a\nb" }, "TEXT_INVALID", "partner.display_name");
        AssertInvalid(good with { ChannelType = ChannelType.Unspecified }, "CHANNEL_TYPE", "partner.channel_type");
        AssertInvalid(good with { Region = "cn//x" }, "INVALID_REGION", "partner.region");
        AssertInvalid(good with { TimeZone = "Mars/Olympus" }, "TIME_ZONE_UNKNOWN", "partner.time_zone");
        AssertInvalid(good with { CurrencyCode = "USD" }, "CURRENCY_NOT_PROGRAMMES", "partner.currency_code");
        AssertInvalid(good with { ExternalIds = new Dictionary<string, string> { ["sap"] = "" } }, "EXTERNAL_ID_EMPTY", "partner.external_ids");
        AssertInvalid(good with { ExternalIds = Enumerable.Range(0, 17).ToDictionary(i => $"s{i}", _ => "1") }, "TOO_MANY_EXTERNAL_IDS", "partner.external_ids");
    }

    [Theory]
    [InlineData(LifecycleState.Suspended)]
    [InlineData(LifecycleState.Contracted)]
    [InlineData(LifecycleState.Terminated)]
    public void Decide_StateBetween_IsRefused(LifecycleState state) =>
        AssertRefused(Create(state: state), RefusalKind.InvalidArgument, "INITIAL_STATE", "initial_state");

    [Fact]
    public void Decide_ProspectWithActiveFrom_IsRefused() => AssertRefused(
        new CreatePartner("p-1", Example.Particulars, LifecycleState.Prospect, Example.Today).Decide(null, Programme, NowMicros),
        RefusalKind.InvalidArgument, "ACTIVE_FROM", "partner.active_from");

    [Fact]
    public void Decide_Prospect_IsKnownSinceToday()
    {
        Assert.Equal(Example.Today, Create(state: LifecycleState.Prospect).Require().KnownSince);
        Assert.Null(Create().Require().KnownSince);
    }

    [Fact]
    public void Decide_KnownSince_IsPastAndForProspects()
    {
        var prospect = new CreatePartner("p-1", Example.Particulars, LifecycleState.Prospect, null) { KnownSince = Example.Today.AddDays(-9) };
        Assert.Equal(Example.Today.AddDays(-9), prospect.Decide(null, Programme, NowMicros).Require().KnownSince);
        AssertRefused((prospect with { KnownSince = Example.Today.AddDays(1) }).Decide(null, Programme, NowMicros), RefusalKind.InvalidArgument, "KNOWN_SINCE", "partner.known_since");
        AssertRefused((prospect with { InitialState = LifecycleState.Active }).Decide(null, Programme, NowMicros), RefusalKind.InvalidArgument, "KNOWN_SINCE", "partner.known_since");
    }

    [Theory]
    [InlineData(OriginKind.Unspecified, "who", "ORIGIN_KIND", "partner.origin.kind")]
    [InlineData((OriginKind)9, "who", "ORIGIN_KIND", "partner.origin.kind")]
    [InlineData(OriginKind.EmployeeReferral, " ", "REFERRER_EMPTY", "partner.origin.referrer")]
    [InlineData(OriginKind.ThirdParty, "", "REFERRER_EMPTY", "partner.origin.referrer")]
    [InlineData(OriginKind.WebSite, "a\nb", "TEXT_INVALID", "partner.origin.referrer")]
    public void Decide_OriginOutOfBounds_NamesTheField(OriginKind kind, string referrer, string reason, string field) => AssertRefused(
        new CreatePartner("p-1", Example.Particulars, LifecycleState.Prospect, null) { Origin = new(kind, referrer) }.Decide(null, Programme, NowMicros),
        RefusalKind.InvalidArgument, reason, field);

    private static Outcome<PartnerCreated> Create(PartnerParticulars? particulars = null, LifecycleState state = LifecycleState.Active) =>
        new CreatePartner("p-1", particulars ?? Example.Particulars, state, null).Decide(null, Programme, NowMicros);

    private static void AssertInvalid(PartnerParticulars particulars, string reason, string field) =>
        AssertRefused(Create(particulars), RefusalKind.InvalidArgument, reason, field);

    private static void AssertRefused(Outcome<PartnerCreated> outcome, RefusalKind kind, string reason, string? field)
    {
        Assert.True(outcome.IsRefused);
        Assert.Equal((kind, reason, field), (outcome.Refusal.Kind, outcome.Refusal.Reason, outcome.Refusal.Field));
    }
}
