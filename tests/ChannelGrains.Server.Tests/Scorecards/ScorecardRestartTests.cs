using ChannelGrains.Admin.V1;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Server.Tests.Scorecards;

/// <summary>Scorecards after a restart on the same data directory, from the records and from snapshots.</summary>
public sealed class ScorecardRestartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task Scorecards_AfterARestart_AreAsBefore(int versions)
    {
        using var directory = new TemporaryDirectory();
        string partner;
        Scorecard ofPartner, ofAll;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            partner = await client.CreatePartnerAsync();
            for (var i = 0; i < versions; i++)
                await client.DefineAsync(Card.SourceTable());
            await client.Programme.SetDevelopmentPlanAsync(new() { Plan = new() { Period = "2026-03", TargetRate = "0.3" } });
            await client.AnswerAsync(partner, satisfied: 2, others: 1);
            await client.ComplainAsync(partner, "C-1", hours: null);
            ofAll = await client.ReadUntilAsync(Card.Company, IsWhole);
            ofPartner = await client.ReadAsync(partner);
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        Assert.Equal(ofPartner, await after.ReadAsync(partner));
        Assert.Equal(ofAll, await after.ReadUntilAsync(Card.Company, IsWhole));
        Assert.Equal(versions, (await after.Scorecards.ListScorecardDefinitionsAsync(new())).Definitions.Count);
        Assert.Empty((await after.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    /// <summary>Views hear of a partner and of what customers say at different times.</summary>
    private static bool IsWhole(Scorecard card) => card.Of(KpiName.AfterSalesResponse).SampleSize == 1 && card.Of(KpiName.CustomerGrowth).Basis == "union of 1 partners";
}
