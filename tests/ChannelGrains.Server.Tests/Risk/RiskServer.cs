using System.Globalization;
using ChannelGrains.Admin.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Risks.V1;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Risk;

/// <summary>A server whose clock a test drives, and what a test of risk asks of it. Can be started again on its directory at another time.</summary>
internal sealed class RiskServer : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;

    public TestClient Client { get; private set; } = null!;

    public FakeTimeProvider Time { get; private set; } = null!;

    public IServiceProvider Services => _server.Services;

    public static async Task<RiskServer> StartAsync(string at = "2026-03-10T08:00")
    {
        var server = new RiskServer();
        await server.StartAgainAsync(Make.At(at));
        return server;
    }

    public async Task RestartAsync(string at)
    {
        await _server.DisposeAsync();
        await StartAgainAsync(Make.At(at));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>Lets the clock run until something is so.</summary>
    public Task PassAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(() =>
    {
        Time.Advance(Step);
        return condition();
    });

    public async Task<PartnerRisk> RiskAsync(string partner) => (await Client.Risk.GetPartnerRiskAsync(new() { PartnerId = partner })).Risk;

    /// <summary>Lets the clock run until a level is stated.</summary>
    public async Task<PartnerRisk> StatedAsync(string partner, RiskLevel level)
    {
        await PassAsync(async () => ((await RiskAsync(partner)).Stated?.Level ?? RiskLevel.Low) == level);
        return await RiskAsync(partner);
    }

    /// <summary>Has one factor alone count, and in full as soon as it stands.</summary>
    public Task OnlyAsync(RiskFactorKind kind, string start = "0") => SetAsync(rule =>
    {
        rule.Weight = rule.Kind == kind ? "1" : "0";
        if (rule.Kind == kind)
            (rule.Start, rule.Full, rule.Hysteresis) = (start, (decimal.Parse(start, CultureInfo.InvariantCulture) + 0.000001m).ToString(CultureInfo.InvariantCulture), "0");
    });

    public async Task<RiskRules> SetAsync(Action<RiskRule> change, Action<RiskRules>? more = null)
    {
        var rules = (await Client.Risk.GetRiskRulesAsync(new())).Rules;
        foreach (var rule in rules.Factors)
            change(rule);
        more?.Invoke(rules);
        return (await Client.Risk.SetRiskRulesAsync(new() { Rules = rules })).Rules;
    }

    public async Task<IReadOnlyList<RiskEvent>> HistoryAsync(string partner) => (await Client.Risk.ListRiskHistoryAsync(new() { PartnerId = partner })).Events;

    /// <summary>The board says what the journals do, and these what is in memory.</summary>
    public async Task VerifyAsync()
    {
        var journals = Client.Admin.VerifyJournalAsync(new VerifyJournalRequest()).ResponseAsync;
        Assert.Empty((await Eventually.DoneAsync(Time, Step, journals)).Problems);
        var views = Client.Markets.VerifyViewsAsync(new VerifyViewsRequest()).ResponseAsync;
        Assert.Empty((await Eventually.DoneAsync(Time, Step, views)).Differences);
    }

    private async Task StartAgainAsync(DateTimeOffset at)
    {
        Time = DrivenClock.StartingAt(at);
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true", ["Payments:PayeeQuietDays"] = "0" }, _directory.Path, Time);
        Client = new TestClient(_server.Channel);
    }
}
