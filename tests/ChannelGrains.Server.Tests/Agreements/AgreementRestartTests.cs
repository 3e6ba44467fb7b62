using ChannelGrains.Agreements.V1;

namespace ChannelGrains.Server.Tests.Agreements;

/// <summary>What was agreed is there after a restart: from records alone, and from a snapshot.</summary>
public sealed class AgreementRestartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Versions_AfterARestart_AreAsBefore(int amendments)
    {
        using var directory = new TemporaryDirectory();
        string partner;
        ListAgreementVersionsResponse before;
        TerminateAgreementResponse ended;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            partner = await client.AgreedPartnerAsync();
            foreach (var day in Enumerable.Range(1, amendments))
            {
                await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, DateTime.UnixEpoch.AddDays(30_000 + day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
                await client.SignAsync(partner);
            }
            await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, "2099-01-01"));
            ended = await client.Agreements.TerminateAgreementAsync(End(partner));
            before = await client.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner });
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        Assert.Equal(amendments + 2, before.Agreements.Count);
        Assert.Equal(before, await after.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner }));
        Assert.Equal(ended, await after.Agreements.TerminateAgreementAsync(End(partner)));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new())).Problems);
    }

    /// <summary>On the next business day the same version has another state, without a fact.</summary>
    [Fact]
    public async Task States_AsTheDayGoesBy_ComeByThemselves()
    {
        var clock = DrivenClock.StartingAt(new DateTimeOffset(2026, 3, 5, 15, 30, 0, TimeSpan.Zero));
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, time: clock);
        var client = new TestClient(server.Channel);
        // In Shanghai it is half an hour before midnight.
        var partner = await client.CreatePartnerAsync(request => request.Partner.TimeZone = "Asia/Shanghai");
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, "2026-03-06", "2026-03-06"));
        Assert.Equal(AgreementState.Signed, (await client.SignAsync(partner)).Version.State);

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((AgreementState.Active, "2026-03-06"), await StateAsync());
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((AgreementState.Expired, "2026-03-06"), await StateAsync());
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AGREEMENT_STATE", client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, "2026-03-07")));
        Assert.Equal(2, (await client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, "2026-03-07"))).Version.Version);

        async Task<(AgreementState, string)> StateAsync()
        {
            var version = (await client.Agreements.GetAgreementAsync(new() { PartnerId = partner, Version = 1 })).Agreement.Version;
            return (version.State, version.InForce.LastDay);
        }
    }

    private static TerminateAgreementRequest End(string partner) => new() { PartnerId = partner, Reason = "the end", EffectiveFrom = "2098-01-01", RequestId = "r" };
}
