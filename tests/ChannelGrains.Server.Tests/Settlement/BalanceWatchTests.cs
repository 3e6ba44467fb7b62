using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Balances, live.</summary>
public sealed class BalanceWatchTests : IAsyncLifetime
{
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Watch_SalesAndStatements_ShowsEachAsGetBalanceDoes()
    {
        var partner = await _server.EarningPartnerAsync();
        using var watch = Watch(partner);
        Assert.Equal("0", (await watch.ReadAsync()).Balance.Balance.Accrued);

        await _server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
        await watch.ReadUntilAsync(answer => answer.Balance.Balance.Accrued == "100");
        await _server.CloseAsync(partner, "2026-01");
        var (closed, _) = await watch.ReadUntilAsync(answer => answer.Balance.OpenPeriod == "2026-02");
        Assert.Equal((100, "0"), (closed.Balance.Balance.Available.Units, closed.Balance.Balance.Accrued));
        // From here on a turn is taken for what may block the statement.
        await _server.Client.Partners.SuspendPartnerAsync(new() { PartnerId = partner, Reason = "audit" });
        var (blocked, _) = await watch.ReadUntilAsync(answer => answer.Balance.Balance.Blocked.Units == 100);
        await _server.Client.Partners.ResumePartnerAsync(new() { PartnerId = partner, Reason = "clean" });
        var (released, _) = await watch.ReadUntilAsync(answer => answer.Balance.Balance.Blocked.Units == 0);
        Assert.True(blocked.Balance.JournalVersion < released.Balance.JournalVersion);

        var read = await _server.Ann.GetBalanceAsync(new() { PartnerId = partner });
        read.AsOf = released.Balance.AsOf;
        Assert.Equal(read, released.Balance);
    }

    [Fact]
    public async Task Watch_OfWhatIsNotThere_IsRefused()
    {
        using var unknown = Watch("nobody");
        Assert.Equal(StatusCode.NotFound, (await unknown.ReadToErrorAsync()).StatusCode);
        using var nameless = Watch("");
        Assert.Equal(StatusCode.InvalidArgument, (await nameless.ReadToErrorAsync()).StatusCode);
    }

    private Watch<WatchBalanceResponse> Watch(string partner) => new(stop =>
        _server.Ann.WatchBalance(new() { PartnerId = partner, MinInterval = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMilliseconds(10)) }, cancellationToken: stop));
}
