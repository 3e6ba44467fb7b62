using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Server.Tests.Markets;

/// <summary>Who may see figures over all partners, and what happens where none are kept.</summary>
public sealed class MarketAccessTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(Keys(("all", "reader", ""), ("some", "reader", "p-1"), ("manager", "manager", ""), ("source", "source", "")));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Figures_OverAll_AreForReadersOfAllPartners()
    {
        await As("all").Markets.GetMarketShareAsync(new() { Period = "2026" });
        await As("all").Kpis.ListPartnerKpisAsync(new() { Period = "2026" });
        var some = As("some");
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", some.Markets.GetMarketShareAsync(new() { Period = "2026" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", some.Markets.ListMarketsAsync(new() { Period = "2026" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", some.Kpis.ListPartnerKpisAsync(new() { Period = "2026" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", some.Kpis.GetChannelKpisAsync(new() { Period = "2026" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", As("source").Markets.GetMarketShareAsync(new() { Period = "2026" }));
    }

    [Fact]
    public async Task Watches_OverAll_AreForReadersOfAllPartners()
    {
        var some = As("some");
        await RefusedAsync(some.Markets.WatchMarketShare(new() { Period = "2026" }));
        await RefusedAsync(some.Kpis.WatchLeaderboard(new() { Period = "2026" }));
        await RefusedAsync(some.Kpis.WatchChannelKpis(new() { Period = "2026" }));
    }

    [Fact]
    public async Task Reports_AreForManagersAndVerifyingForAdmins()
    {
        var report = new ReportMarketSizeRequest { Period = "2026-03", Total = Trade.Yuan(1), Source = "x" };
        await As("manager").Markets.ReportMarketSizeAsync(report);
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", As("all").Markets.ReportMarketSizeAsync(report));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", As("manager").Markets.VerifyViewsAsync(new()));
    }

    [Fact]
    public async Task Figures_WhereNoViewsAreKept_AreUnavailable()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" });
        var client = new TestClient(server.Channel);
        var off = await Refused.WithAsync(StatusCode.Unavailable, "VIEWS_OFF", client.Markets.GetMarketShareAsync(new() { Period = "2026" }));
        Assert.Null(off.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>());
        await Refused.WithAsync(StatusCode.Unavailable, "VIEWS_OFF", client.Kpis.GetChannelKpisAsync(new() { Period = "2026" }));
        await Refused.WithAsync(StatusCode.Unavailable, "VIEWS_OFF", client.Markets.VerifyViewsAsync(new()));
        using var watch = client.Kpis.WatchLeaderboard(new() { Period = "2026" });
        Refused.With(StatusCode.Unavailable, "VIEWS_OFF", await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None)));
    }

    private TestClient As(string key) => new(_server.Connect(key));

    private static async Task RefusedAsync<T>(AsyncServerStreamingCall<T> call)
    {
        using (call)
            Refused.With(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None)));
    }

    private static Dictionary<string, string?> Keys(params (string Name, string Role, string Partner)[] keys)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (i, (name, role, partner)) in keys.Index())
        {
            settings[$"ApiKeys:{i}:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            settings[$"ApiKeys:{i}:Principal"] = name;
            settings[$"ApiKeys:{i}:Roles:0"] = role;
            if (partner.Length > 0)
                settings[$"ApiKeys:{i}:Partners:0"] = partner;
        }
        return settings;
    }
}
