using ChannelGrains.Agreements.V1;

namespace ChannelGrains.Server.Tests.Agreements;

/// <summary>Each test has a country of its own.</summary>
public sealed class TerritoryTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;
    private readonly string _country = TestClient.NewId("country");

    [Theory]
    [InlineData("/a", true, "/a", false, true)]
    [InlineData("/a", false, "/a", true, true)]
    [InlineData("/a", true, "/a/b", true, true)]
    [InlineData("/a/b", true, "/a", false, true)]
    [InlineData("/a", false, "/a", false, false)]
    [InlineData("/a", true, "/ab", true, false)]
    [InlineData("/a/b", true, "/a/c", true, false)]
    public async Task Sign_WhereAnotherSells_WarnsWhenOneOfBothIsExclusive(string first, bool firstAlone, string second, bool secondAlone, bool warns)
    {
        var before = await PartnerAsync(first, firstAlone);
        var (_, signed) = await SignAsync(second, secondAlone);

        Assert.Equal(
            warns ? [(before, _country + first)] : [],
            signed.Warnings.Where(warning => warning.Kind == AgreementWarningKind.Territory && warning.Region.StartsWith(_country, StringComparison.Ordinal)).Select(warning => (warning.PartnerId, warning.Region)));
    }

    [Fact]
    public async Task Sign_ForDaysOnWhichNobodyElseSells_WarnsOfNobody()
    {
        var ended = await PartnerAsync("/a", isExclusive: true, until: "2098-12-31");
        var later = await PartnerAsync("/a", isExclusive: true, from: "2099-06-01");
        Assert.Equal([(ended, Today)], await WarnedAsync("/a", from: "2026-01-01", until: "2099-05-31"));
        Assert.Equal([], await WarnedAsync("/a", from: "2099-01-01", until: "2099-05-31"));
        Assert.Equal([(later, "2099-06-01")], await WarnedAsync("/a", from: "2099-01-01"));
    }

    [Fact]
    public async Task Sign_BesideAnAgreementThatWasTerminatedOrAmended_IsWarnedOfWhatIsInForce()
    {
        var terminated = await PartnerAsync("/a", isExclusive: true);
        await _client.Agreements.TerminateAgreementAsync(new() { PartnerId = terminated, Reason = "over", EffectiveFrom = "2099-01-01" });
        var moved = await PartnerAsync("/b", isExclusive: true);
        await _client.Agreements.AmendAgreementAsync(Agreeing.Amendment(moved, "2099-01-01", Terms("/c", true)));
        await _client.SignAsync(moved);

        Assert.Equal([(terminated, Today)], await WarnedAsync("/a", from: "2026-01-01"));
        Assert.Equal([], await WarnedAsync("/a", from: "2099-01-01"));
        Assert.Equal([], await WarnedAsync("/b", from: "2099-01-01"));
        Assert.Equal([(moved, "2099-01-01")], await WarnedAsync("/c", from: "2026-01-01"));
    }

    [Fact]
    public async Task Sign_WhereManySell_NamesTenAndNotItself()
    {
        List<string> before = [];
        for (var i = 0; i < 12; i++)
            before.Add(await PartnerAsync("/a", isExclusive: false));
        var (partner, signed) = await SignAsync("/a", isExclusive: true);
        Assert.Equal(10, signed.Warnings.Select(warning => warning.PartnerId).Intersect(before).Count());

        await _client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, "2099-01-01", Terms("/a", true)));
        Assert.DoesNotContain(partner, (await _client.Agreements.PreviewAmendmentAsync(new() { PartnerId = partner })).Warnings.Select(warning => warning.PartnerId));
        Assert.DoesNotContain(partner, (await _client.SignAsync(partner)).Warnings.Select(warning => warning.PartnerId));
    }

    private const string Today = "today";

    private static string UtcDay => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private AgreementTerms Terms(string region, bool isExclusive) =>
        Agreeing.Terms(terms => terms.Territory = new Territory { Regions = { _country + region }, Exclusive = isExclusive });

    private async Task<string> PartnerAsync(string region, bool isExclusive, string from = "2026-01-01", string until = "") => (await SignAsync(region, isExclusive, from, until)).PartnerId;

    private async Task<(string PartnerId, SignAgreementResponse Signed)> SignAsync(string region, bool isExclusive, string from = "2026-01-01", string until = "")
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, from, until, Terms(region, isExclusive)));
        return (partner, await _client.SignAsync(partner));
    }

    /// <summary>Of whom a signer of a shared territory is warned, and from which day on.</summary>
    private async Task<List<(string, string)>> WarnedAsync(string region, string from, string until = "")
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, from, until, Terms(region, false)));
        var before = UtcDay;
        var warnings = (await _client.SignAsync(partner)).Warnings.Where(warning => warning.Kind == AgreementWarningKind.Territory);
        string[] today = [before, UtcDay];
        return [.. warnings.Select(warning => (warning.PartnerId, today.Contains(warning.Day) ? Today : warning.Day))];
    }
}
