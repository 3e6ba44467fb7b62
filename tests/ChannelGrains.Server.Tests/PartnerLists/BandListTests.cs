using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Scorecards;
using ChannelGrains.Targets.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.PartnerLists;

/// <summary>There is one definition of scorecards per server, so these tests have one of their own.</summary>
public sealed class BandListTests
{
    private static readonly ScorecardDefinition SalesAlone = new()
    {
        EffectiveFrom = "2026-01",
        Kpis = { Card.Kpi(KpiName.Sales, "100") },
        Bands = { new ScoreBand { Name = "low", From = "0" }, new ScoreBand { Name = "good", From = "0.9" }, new ScoreBand { Name = "excellent", From = "1.1" } },
    };

    private static Dictionary<string, string?> Settings => new() { ["Programme:TimeZone"] = "Etc/UTC" };

    [Fact]
    public async Task List_ByBand_FollowsSalesTargetsAndTheDefinitionAndAStart()
    {
        using var directory = new TemporaryDirectory();
        var time = DrivenClock.StartingAt(Make.Noon);
        var server = await TestServer.StartAsync(Settings, directory.Path, time);
        var client = new TestClient(server.Channel);
        var trade = await Trade.BeginAsync(client);
        List<string> partners = [];
        foreach (var name in new[] { "a", "b", "c", "d" })
            partners.Add(await trade.PartnerAsync(name));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "BANDS_UNDEFINED", client.Partners.ListPartnersAsync(new() { Band = "good" }));
        Assert.Equal("", await BandsAsync(client, time, ""));

        await client.DefineAsync(SalesAlone);
        await ShowsAsync("low low low low");
        await trade.SellAsync(partners[0], 95);
        await trade.SellAsync(partners[1], 200);
        await ShowsAsync("good excellent low low");
        Assert.Equal(partners[1..2], await ListAsync(client, "excellent"));
        Assert.Equal(partners[2..], await ListAsync(client, "low"));
        Assert.Equal([partners[3]], await ListAsync(client, "low", request => request.Descending = true, size: 1, pages: 1));
        Assert.Equal([], await ListAsync(client, "low", request => request.State = PartnerState.Suspended));
        await trade.ReturnAsync(partners[1], 200);
        await ShowsAsync("good low low low");
        // Its own target stands in the place of the definition's.
        await client.Targets.SetTargetAsync(new() { Scope = new() { PartnerId = partners[1] }, Year = "2026", Amount = Trade.Yuan(120) });
        await trade.SellAsync(partners[1], 10);
        await ShowsAsync("good good low low");
        await client.Partners.TerminatePartnerAsync(new() { PartnerId = partners[3], Reason = "over" });
        await ShowsAsync("good good low ");
        Assert.Equal("good", (await client.ReadAsync(partners[1])).Band);
        await Refused.WithAsync(StatusCode.InvalidArgument, "BAND", client.Partners.ListPartnersAsync(new() { Band = "best" }));

        await server.DisposeAsync();
        server = await TestServer.StartAsync(Settings, directory.Path, time);
        client = new TestClient(server.Channel);
        await ShowsAsync("good good low ");
        await client.DefineAsync(SalesAlone.Clone().With(definition => definition.Bands[1].From = "0.97"));
        await ShowsAsync("low good low ");
        // A month begins, in which nobody has sold yet.
        time.Advance(TimeSpan.FromDays(27));
        await ShowsAsync("low low low ");
        await server.DisposeAsync();

        Task ShowsAsync(string bands) => Eventually.TrueAsync(async () => await BandsAsync(client, time, trade.Region) == bands);
    }

    [Fact]
    public async Task List_ByBand_OfAHeldKeyAndWithoutViews_IsOfItsOwnPartnersAndRefused()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" });
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        await Refused.WithAsync(StatusCode.Unavailable, "VIEWS_OFF", client.Partners.ListPartnersAsync(new() { Band = "good" }));
        Assert.Equal((partner, ""), (await client.Partners.ListPartnersAsync(new())).Partners.Select(one => (one.PartnerId, one.Band)).Single());
    }

    [Fact]
    public async Task List_WhileBandsAreJudged_ShowsNoneAndRefusesThoseOfABandInTime()
    {
        await using var server = await HookedServer.StartAsync(new() { ["Programme:TimeZone"] = "Etc/UTC" });
        var client = server.Client;
        var partner = await client.CreatePartnerAsync();
        await client.DefineAsync(SalesAlone);
        var held = new TaskCompletionSource();
        // All are judged by their targets too, which are listed for it.
        server.Store.BeforeScanIndex = prefix => prefix.Span[0] == IndexSpaces.Targets ? held.Task : Task.CompletedTask;
        await IsPendingAsync();

        held.SetResult();
        await ShowsAsync("low");
        Assert.Equal([partner], await ListAsync(client, "low"));

        // Judging all took so long that it rests; and it is held again: who sells is judged alone.
        held = new();
        await client.SubmitAsync(await client.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(partner, Make.Sale("s", 95, DateTimeOffset.UtcNow)));
        await ShowsAsync("good");
        Assert.Equal([[], [partner]], [await ListAsync(client, "low"), await ListAsync(client, "good")]);

        // What was judged by the definition before is not shown by the one that holds now.
        await client.DefineAsync(SalesAlone.Clone().With(definition => definition.Bands[1].Name = "fine"));
        await Eventually.TrueAsync(async () => (await client.Partners.ListPartnersAsync(new())).BandsPending);
        await IsPendingAsync();
        held.SetResult();
        await ShowsAsync("fine");
        await Refused.WithAsync(StatusCode.InvalidArgument, "BAND", client.Partners.ListPartnersAsync(new() { Band = "good" }));

        async Task IsPendingAsync()
        {
            var page = await client.Partners.ListPartnersAsync(new());
            Assert.Equal((true, partner, ""), (page.BandsPending, page.Partners.Single().PartnerId, page.Partners.Single().Band));
            var began = Stopwatch.GetTimestamp();
            var refused = await Refused.WithAsync(StatusCode.Unavailable, "BANDS_PENDING", client.Partners.ListPartnersAsync(new() { Band = "low" }));
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(20));
            Assert.Equal(TimeSpan.FromSeconds(1), refused.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>()!.RetryDelay.ToTimeSpan());
        }

        Task ShowsAsync(string band) => Eventually.TrueAsync(
            async () => await client.Partners.ListPartnersAsync(new()) is { BandsPending: false } page && page.Partners.Single().Band == band);
    }

    [Fact]
    public async Task List_ByBand_AfterAKill_IsOfAllThatWasAcknowledged()
    {
        using var directory = new TemporaryDirectory();
        List<string> partners = [];
        await using (var server = await ServerProcess.StartAsync(directory.Path, settings: Settings))
        {
            using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
            var client = new TestClient(channel);
            await client.DefineAsync(SalesAlone);
            var source = await client.CreateSourceAsync(SourceMode.Keyed);
            for (var i = 0; i < 40; i++)
                partners.Add(await client.CreatePartnerAsync());
            foreach (var partner in partners[..10])
                await SellAsync(partner, 95);
            await Eventually.TrueAsync(async () => await BandsOfAsync(client, partners) == Bands(10, 0));
            // Nothing waits for the views to save or to show these.
            foreach (var partner in partners[5..30])
                await SellAsync(partner, 110);
            // From today, as tomorrow may be of another month.
            var today = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await client.Partners.TerminatePartnerAsync(new() { PartnerId = partners[^1], Reason = "over", EffectiveFrom = today });
            await server.KillAsync();

            async Task SellAsync(string partner, decimal amount) =>
                Assert.Equal(1, (await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"{amount}", amount, DateTimeOffset.UtcNow)))).Accepted);
        }

        await using var again = await ServerProcess.StartAsync(directory.Path, settings: Settings);
        using var after = GrpcChannel.ForAddress(again.GrpcAddress);
        var reader = new TestClient(after);
        await Eventually.TrueAsync(async () => await BandsOfAsync(reader, partners) == Bands(5, 25));
        Assert.Equal(partners[..5], await ListAsync(reader, "good"));
        Assert.Equal(partners[5..30], await ListAsync(reader, "excellent", size: 7));
        Assert.Equal(partners[30..^1], await ListAsync(reader, "low"));

        static string Bands(int good, int excellent) =>
            string.Join(' ', Enumerable.Range(0, 40).Select(i => i < good ? "good" : i < good + excellent ? "excellent" : i == 39 && excellent > 0 ? "" : "low"));
    }

    /// <summary>The bands of partners by id, or nothing while they are judged.</summary>
    private static async Task<string> BandsOfAsync(TestClient client, List<string> partners)
    {
        var page = await client.Partners.ListPartnersAsync(new());
        Assert.Equal(partners, page.Partners.Select(partner => partner.PartnerId));
        return page.BandsPending ? "" : string.Join(' ', page.Partners.Select(partner => partner.Band));
    }

    private static async Task<string> BandsAsync(TestClient client, Microsoft.Extensions.Time.Testing.FakeTimeProvider time, string region)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        var listed = (await client.Partners.ListPartnersAsync(new() { Region = region, OrderBy = PartnerOrder.DisplayName })).Partners.OrderBy(partner => partner.PartnerId, StringComparer.Ordinal);
        return region.Length == 0 ? string.Concat(listed.Select(partner => partner.Band)) : string.Join(' ', listed.Select(partner => partner.Band));
    }

    private static async Task<List<string>> ListAsync(TestClient client, string band, Action<ListPartnersRequest>? change = null, int size = 1, int pages = int.MaxValue)
    {
        var request = new ListPartnersRequest { Band = band, PageSize = size };
        change?.Invoke(request);
        List<string> listed = [];
        do
        {
            var page = await client.Partners.ListPartnersAsync(request);
            Assert.All(page.Partners, partner => Assert.Equal(band, partner.Band));
            listed.AddRange(page.Partners.Select(partner => partner.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && --pages > 0);
        return listed;
    }
}
