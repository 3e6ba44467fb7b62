using ChannelGrains.Admin.V1;
using ChannelGrains.Campaigns.Commands;
using ChannelGrains.Campaigns.Figures;
using ChannelGrains.Campaigns.Load;
using ChannelGrains.Testing;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Crash;

/// <summary>Kills a real server under load, again and again on one data directory, and checks from outside that every transaction is counted once and every acknowledged command is there once.</summary>
internal sealed class CrashCampaign
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(30);

    private readonly CrashOptions _options;
    private readonly Findings _findings = new();
    private readonly LoadFleet _fleet;
    private readonly CommandFleet _commands;
    private readonly Random _random;
    private readonly List<TimeSpan> _recoveries = [];
    private VerifyJournalResponse _journal = new();
    private int _kills;
    private int _killsWhileSettling;

    private CrashCampaign(CrashOptions options)
    {
        _options = options;
        _fleet = new LoadFleet(options.Seed, _findings);
        _commands = new CommandFleet(options.Seed, _findings);
        _random = new Random((int)options.Seed);
    }

    /// <summary>Runs all rounds, or until one finds something, and looks once more.</summary>
    public static async Task<CrashReport> RunAsync(CrashOptions options)
    {
        using var directory = new TemporaryDirectory();
        var campaign = new CrashCampaign(options);
        var round = 0;
        while (round < options.Rounds && campaign._findings.Count == 0)
            await campaign.RunRoundAsync(++round, directory.Path);
        // Also after a finding: what an answer said wrongly, the figures show.
        await campaign.FinishAsync(directory.Path);
        var tally = campaign._fleet.Tally;
        return new CrashReport(
            options.Seed, round, campaign._kills, campaign._killsWhileSettling, tally.Transactions, tally.Duplicates, tally.Quarantined, campaign._commands.Tally, campaign._recoveries,
            campaign._journal.Records, campaign._journal.Bytes, campaign._findings.Count, campaign._findings.Kept);
    }

    /// <summary>One round: 1. start and look; 2. resend until all is acknowledged, or die meanwhile; 3. look again; 4. load, and die.</summary>
    private async Task RunRoundAsync(int number, string directory)
    {
        var round = CrashRound.Draw(_random, _options);
        var name = $"round {number}";
        // 1
        await using var server = await StartAsync(directory, round.Settings);
        if (number == 1)
        {
            await _fleet.RegisterAsync(server.Channel);
            await _commands.BeginAsync(server.Channel);
        }
        await ResumeAsync(server, number, name);
        // 2
        if (!await SettleAsync(server, number, round.KillWhileSettlingAfter))
        {
            _options.Say($"{name}: killed while resuming");
            return;
        }
        // 3
        await _commands.CheckAsync(server.Channel, number, name);
        _journal = await new FleetCheck(server.Channel, _fleet, _findings).SettledAsync(name);
        if (_findings.Count > 0)
            return;
        // 4
        var before = _fleet.Tally.Batches;
        await LoadAndKillAsync(server, number, round);
        _options.Say($"{name}: ready after {server.ReadyAfter.TotalSeconds:0.00} s, killed after {_fleet.Tally.Batches - before} acknowledged batches, {_fleet.Tally.Transactions} transactions and {_commands.Tally.Total} commands in all");
    }

    private async Task FinishAsync(string directory)
    {
        await using var server = await StartAsync(directory, _options.Settings);
        try
        {
            await ResumeAsync(server, _options.Rounds + 1, "end");
            await SettleAsync(server, _options.Rounds + 1, null);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Internal)
        {
            _findings.Add(FindingKind.Running, $"end: a lane cannot be read, so nothing is resumed: {server.Process.Output}");
        }
        await _commands.CheckAllAsync(server.Channel, "end");
        _journal = await new FleetCheck(server.Channel, _fleet, _findings).SettledAsync("end");
        if (await server.Process.StopAsync() is not 0 and var code)
            _findings.Add(FindingKind.Running, $"end: SIGTERM made the server exit with {code}: {server.Process.Output}");
    }

    private async Task<RunningServer> StartAsync(string directory, IReadOnlyDictionary<string, string?> settings)
    {
        var server = await RunningServer.StartAsync(directory, settings);
        if (_kills > 0)
            _recoveries.Add(server.ReadyAfter);
        return server;
    }

    private async Task ResumeAsync(RunningServer server, int round, string when)
    {
        await _commands.CheckAsync(server.Channel, -round, when + ", before resending");
        var lanes = await new FleetCheck(server.Channel, _fleet, _findings).AfterStartAsync(when);
        foreach (var (feed, lane) in _fleet.Feeds.Zip(lanes))
            feed.Resume(lane, _random);
    }

    /// <summary>False when the server was killed before all was acknowledged.</summary>
    private async Task<bool> SettleAsync(RunningServer server, int round, int? killAfterBatches)
    {
        var killing = killAfterBatches is { } batches ? _fleet.Tally.After(batches) : Task.Delay(Timeout.Infinite);
        var settling = Task.WhenAll([.. _fleet.Connect(server.Channel, -round).Select(stream => stream.SettleAsync()), _commands.SettleAsync(server.Channel, -round)]);
        if (await Task.WhenAny(settling, killing, Pacing.Moment(SettleLimit)) == killing)
        {
            await KillAsync(server);
            _killsWhileSettling++;
            await EndedAsync(settling);
            return false;
        }
        if (!settling.IsCompleted)
            _findings.Add(FindingKind.Running, $"round {round}: senders were not done within {SettleLimit.TotalSeconds} s: {server.Process.Output}");
        else if (settling.IsFaulted)
            _findings.Add(FindingKind.Running, $"round {round}: a stream broke: {settling.Exception.InnerException!.Message}: {server.Process.Output}");
        return true;
    }

    private async Task LoadAndKillAsync(RunningServer server, int round, CrashRound draw)
    {
        var isOver = false;
        var killing = draw.KillAfterCommands is { } commands ? _commands.Tally.After(commands) : draw.KillAfterBatches is { } batches ? _fleet.Tally.After(batches) : Pacing.Moment(draw.KillAfter);
        var loading = Task.WhenAll([.. _fleet.Connect(server.Channel, round).Select(stream => stream.LoadAsync(() => !isOver)), _commands.LoadAsync(server.Channel, round, () => !isOver)]);
        if (await Task.WhenAny(killing, loading, Pacing.Moment(SettleLimit)) != killing)
            _findings.Add(FindingKind.Running, $"round {round}: a stream ended or hung under load: {loading.Exception?.InnerException?.Message}: {server.Process.Output}");
        await KillAsync(server);
        isOver = true;
        await EndedAsync(loading);
    }

    private async Task KillAsync(RunningServer server)
    {
        await server.Process.KillAsync();
        _kills++;
    }

    /// <summary>Streams of a dead server break; how does not matter.</summary>
    private static async Task EndedAsync(Task streams)
    {
        try
        {
            await streams.WaitAsync(SettleLimit);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
        }
    }
}
