using ChannelGrains.Compliance.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Scorecards;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Compliance;

/// <summary>Compliance as a row of the scorecard.</summary>
public sealed class ComplianceScoreTests
{
    [Fact]
    public async Task Row_OfAPeriod_IsWhatIsMetOnItsLastDay()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        await client.DefineAsync(new ScorecardDefinition { EffectiveFrom = "2025-12", Kpis = { Card.Kpi(KpiName.Compliance, "1") } });
        await PutAsync(client, "licence", RequirementKind.Licence, "2026-02-01");
        await PutAsync(client, "csr", RequirementKind.SocialResponsibility, "2026-01-01");
        await PutAsync(client, "elsewhere", RequirementKind.BankLetter, "2026-01-01", "cn/beijing");
        var partner = await client.CreatePartnerAsync();
        var before = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow);
        await ShowAsync(client, partner, "licence", "2026-02-01", "2026-03-31");
        await ShowAsync(client, partner, "csr", "2026-03-31", "2026-05-31");

        Assert.Equal("NoData /", await RowAsync("2025-12"));
        Assert.Equal("Counted 0/1", await RowAsync("2026-01"));
        Assert.Equal("Counted 1/2", await RowAsync("2026-02"));
        Assert.Equal("Counted 2/2", await RowAsync("2026-03"));
        Assert.Equal("Counted 1/2", await RowAsync("2026-04"));
        Assert.Equal("Counted 2/2", await RowAsync("2026-Q1"));
        Assert.Equal("NoData /", await RowAsync("2098-01"));
        var row = (await client.ReadAsync(partner, "2026-04")).Of(KpiName.Compliance);
        Assert.Equal(("0.500000000000", 2L, "Do something for Compliance."), (row.Actual, row.SampleSize, row.NextStep));
        Assert.Equal(ScoreRowState.NoData, (await client.ReadAsync(Card.Company, "2026-04")).Of(KpiName.Compliance).State);
        var explained = await client.Kpis.ExplainFigureAsync(new() { Scope = new() { PartnerId = partner }, Period = "2026-04", Kpi = KpiName.Compliance });
        Assert.Equal(("1", "2"), (explained.Row.Numerator, explained.Row.Denominator));
        Assert.StartsWith("requirements that are met", explained.Formula, StringComparison.Ordinal);

        // As it was known before anything was shown, and how it came about.
        var then = await client.Scorecards.GetScorecardAsync(new() { Scope = new() { PartnerId = partner }, Period = "2026-03", AsOf = before });
        Assert.Equal("Counted 0/2", Text(then.Scorecard));
        var changes = (await client.Scorecards.ListScoreHistoryAsync(new() { PartnerId = partner, Period = "2026-03" })).Changes;
        Assert.Contains("something shown for requirement csr", changes.Select(change => change.Cause));

        async Task<string> RowAsync(string period) => Text(await client.ReadAsync(partner, period));
    }

    private static string Text(Scorecard card) => card.Of(KpiName.Compliance) is { State: ScoreRowState.Counted } row ? $"{row.State} {row.Numerator}/{row.Denominator}" : $"{card.Of(KpiName.Compliance).State} /";

    private static async Task PutAsync(TestClient client, string id, RequirementKind kind, string from, params string[] regions) =>
        await client.Compliance.PutRequirementAsync(new() { Requirement = new() { RequirementId = id, Kind = kind, Title = id, EffectiveFrom = from, Regions = { regions } } });

    private static async Task ShowAsync(TestClient client, string partner, string requirement, string from, string until) =>
        await client.Compliance.RecordComplianceEvidenceAsync(new() { PartnerId = partner, RequirementId = requirement, ValidFrom = from, ValidUntil = until, Reference = "No. 1" });
}
