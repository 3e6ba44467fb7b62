using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sources;

public sealed class SourceTests
{
    private static readonly SourceDefinition Pos = new()
    {
        SourceId = "pos-1",
        Mode = SourceMode.Sequenced,
        DisplayName = "Till 1",
        AllowedPartnerIds = ["p-2", "p-1", "p-2"],
    };

    [Fact]
    public void Create_Source_IsVersionOneWithSortedPartners()
    {
        var source = new CreateSource(Pos).Decide(null).Require();
        Assert.Equal(["p-1", "p-2"], source.AllowedPartnerIds);
        Assert.Equal((1L, "1", 0, 800), (source.Version, source.Etag, source.MaxAgeDays, source.AgeLimitDays));
    }

    [Fact]
    public void SeenBy_ACallerHeldToPartners_NamesOnlyThose()
    {
        var source = new CreateSource(Pos).Decide(null).Require();
        Assert.Same(source, source.SeenBy(new HashSet<string>()));
        Assert.Equal(["p-2"], source.SeenBy(new HashSet<string> { "p-2", "p-3" })!.AllowedPartnerIds);
        Assert.Null(source.SeenBy(new HashSet<string> { "p-3" }));
        var ofAll = source with { AllowedPartnerIds = [] };
        Assert.Same(ofAll, ofAll.SeenBy(new HashSet<string> { "p-3" }));
    }

    [Fact]
    public void Create_TakenId_AlreadyExists() => AssertRefused(new CreateSource(Pos).Decide(Pos), RefusalKind.AlreadyExists, "SOURCE_EXISTS", null);

    [Fact]
    public void Create_BadValue_NamesTheField()
    {
        AssertInvalid(Pos with { SourceId = "" }, "INVALID_ID", "source.source_id");
        AssertInvalid(Pos with { Mode = SourceMode.Unspecified }, "SOURCE_MODE", "source.mode");
        AssertInvalid(Pos with { DisplayName = new string('x', 201) }, "TEXT_TOO_LONG", "source.display_name");
        AssertInvalid(Pos with { MaxAgeDays = -1 }, "MAX_AGE_DAYS", "source.max_age_days");
        AssertInvalid(Pos with { MaxAgeDays = SourceDefinition.LargestMaxAgeDays + 1 }, "MAX_AGE_DAYS", "source.max_age_days");
        AssertInvalid(Pos with { AllowedPartnerIds = ["p 1"] }, "INVALID_ID", "source.allowed_partner_ids");
        AssertInvalid(Pos with { AllowedPartnerIds = [.. Enumerable.Range(0, 10_001).Select(i => $"p{i}")] }, "TOO_MANY_PARTNERS", "source.allowed_partner_ids");
    }

    [Fact]
    public void Allows_PartnersNamed_AreThoseAndNoneNamedIsAll()
    {
        var some = new CreateSource(Pos).Decide(null).Require();
        Assert.Equal([true, true, false], new[] { some.Allows("p-1"), some.Allows("p-2"), some.Allows("p-3") });
        Assert.True(new CreateSource(Pos with { AllowedPartnerIds = [] }).Decide(null).Require().Allows("p-3"));
    }

    [Fact]
    public void Update_Mask_ChangesWhatItNamesAndRaisesTheVersion()
    {
        var source = new CreateSource(Pos).Decide(null).Require();
        var values = new SourceDefinition { DisplayName = "Till 2", MaxAgeDays = 10_000, AllowedPartnerIds = ["p-9"], Mode = SourceMode.Keyed };
        var after = new UpdateSource(values, ["max_age_days"], source.Etag).Decide(source).Require();
        Assert.Equal(source with { MaxAgeDays = 10_000, Version = 2 }, after);
        Assert.Equal(["p-9"], new UpdateSource(values, ["allowed_partner_ids"], null).Decide(after).Require().AllowedPartnerIds);

        AssertRefused(new UpdateSource(values, ["mode"], null).Decide(source), RefusalKind.InvalidArgument, "MASK_PATH_UNKNOWN", "update_mask");
        AssertRefused(new UpdateSource(values, ["display_name"], source.Etag).Decide(after), RefusalKind.Aborted, "ETAG_MISMATCH", null);
    }

    private static void AssertInvalid(SourceDefinition source, string reason, string field) =>
        AssertRefused(new CreateSource(source).Decide(null), RefusalKind.InvalidArgument, reason, field);

    private static void AssertRefused(Outcome<SourceDefinition> outcome, RefusalKind kind, string reason, string? field)
    {
        Assert.True(outcome.IsRefused);
        Assert.Equal((kind, reason, field), (outcome.Refusal.Kind, outcome.Refusal.Reason, outcome.Refusal.Field));
    }
}
