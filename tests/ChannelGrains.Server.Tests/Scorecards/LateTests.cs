using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>Which transactions come late, by the server's clock.</summary>
public sealed class LateTests
{
    [Fact]
    public async Task DataQuality_OfTransactionsOfSeveralAges_CountsThoseThatCameMoreThanThreeDaysLater()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        await using (var server = await StartAsync(directory, Make.Noon))
        {
            var client = new TestClient(server.Channel);
            partner = await client.CreatePartnerAsync();
            await client.DefineAsync(new ScorecardDefinition { EffectiveFrom = "2026-01", Kpis = { Card.Kpi(KpiName.DataQuality, "0.25") } });
        }

        await using var later = await StartAsync(directory, Make.Noon.AddDays(10));
        var after = new TestClient(later.Channel);
        var source = await after.CreateSourceAsync(SourceMode.Keyed);
        // Of the 15th it is the 12th that is just in time; the 4th is before the partner was created.
        await after.SubmitAsync(source, Make.Keyed(partner, Make.Sale("t4", 1, Day(4)), Make.Sale("t5", 1, Day(5)), Make.Sale("t11", 1, Day(11)), Make.Sale("t12", 1, Day(12)), Make.Sale("t15", 1, Day(15))));

        var row = (await after.ReadAsync(partner)).Of(KpiName.DataQuality);

        Assert.Equal(("2", "5"), (row.Numerator, row.Denominator));
    }

    private static DateTimeOffset Day(int day) => Make.Noon.AddDays(day - 5);

    private static Task<TestServer> StartAsync(TemporaryDirectory directory, DateTimeOffset at) => TestServer.StartAsync(
        new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, directory.Path, DrivenClock.StartingAt(at));
}
