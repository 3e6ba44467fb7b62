using System.Net;
using ChannelGrains.Campaigns;
using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Campaigns.Figures;
using ChannelGrains.Campaigns.Load;

namespace ChannelGrains.Crash.Tests.Stopping;

/// <summary>A fleet under load on one server after the other, and what was found on the way.</summary>
internal sealed class FleetRun(long seed)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Findings _findings = new();
    private LoadFleet? _fleet;
    private bool _mayOffer = true;
    private List<LoadStream> _streams = [];
    private Task _loading = Task.CompletedTask;
    private RunningServer? _server;

    public LoadFleet Fleet => _fleet ??= new LoadFleet(seed, _findings);

    public IReadOnlyList<LoadStream> Streams => _streams;

    public IReadOnlyList<Finding> Findings => _findings.Kept;

    public async Task StartAsync(RunningServer server)
    {
        _server = server;
        await Fleet.RegisterAsync(server.Channel);
        _streams = Fleet.Connect(server.Channel, 1);
        _loading = Task.WhenAll(_streams.Select(stream => stream.LoadAsync(() => _mayOffer)));
        await AcknowledgedAsync(100);
    }

    /// <summary>Waits for so many more batches.</summary>
    public Task AcknowledgedAsync(int batches) => WithinLimitAsync(Fleet.Tally.After(batches), $"{batches} more batches");

    /// <summary>Waits until a batch was refused for this reason.</summary>
    public Task RefusedAsync(string reason) => WithinLimitAsync(Fleet.Tally.Refused(reason), "a refusal for " + reason);

    /// <summary>Waits until the server says that it takes no changes.</summary>
    public static async Task UnreadyAsync(RunningServer server)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Process.ManagementAddress) };
        using var limit = new CancellationTokenSource(Limit);
        while ((await http.GetAsync("/health/ready", limit.Token)).StatusCode != HttpStatusCode.ServiceUnavailable)
            await Pacing.AfterRefusal();
    }

    /// <summary>Waits until the streams have ended, of themselves or because nothing new comes.</summary>
    public Task EndedAsync(bool offerMore)
    {
        _mayOffer = offerMore;
        return WithinLimitAsync(_loading, "the end of the streams");
    }

    /// <summary>Goes on with a server on the same directory until all is acknowledged, and checks.</summary>
    public async Task ResumeAsync(RunningServer server)
    {
        var lanes = await new FleetCheck(server.Channel, Fleet, _findings).AfterStartAsync("after the restart");
        foreach (var (feed, lane) in Fleet.Feeds.Zip(lanes))
            feed.Resume(lane, new Random((int)seed));
        _server = server;
        await WithinLimitAsync(Task.WhenAll(Fleet.Connect(server.Channel, 2).Select(stream => stream.SettleAsync())), "the end of what was left");
        await CheckAsync(server);
    }

    public Task CheckAsync(RunningServer server) => new FleetCheck(server.Channel, Fleet, _findings).SettledAsync("at the end");

    private async Task WithinLimitAsync(Task task, string what)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail($"Waited {Limit.TotalSeconds} s for {what}, after {Fleet.Tally.Batches} batches. {string.Join(' ', Findings)} The server said: {_server?.Process.Output}");
        }
    }
}
