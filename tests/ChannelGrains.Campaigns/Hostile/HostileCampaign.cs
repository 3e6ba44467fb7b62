using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Campaigns.Hostile.Attacks;
using ChannelGrains.Campaigns.Hostile.Victims;
using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Testing;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>Attacks a real server, one kind after the other on one data directory, beside a healthy partner and a dashboard, and checks from outside
/// that memory, latency, statuses and figures stay what they must be. Every fifth round ends with SIGKILL.</summary>
internal sealed class HostileCampaign
{
    private const int RoundsOfServer = 5;

    private static readonly TimeSpan Overtime = TimeSpan.FromSeconds(60);

    private readonly HostileOptions _options;
    private readonly Findings _findings = new();
    private readonly HostileLedger _ledger;
    private readonly IReadOnlyList<IAttack> _attacks;
    private readonly List<HostileRound> _rounds = [];
    private long _records;

    private HostileCampaign(HostileOptions options)
    {
        _options = options;
        _ledger = new HostileLedger(_findings);
        _attacks = [.. AllAttacks.List.Where(attack => attack.Name.Contains(options.Only, StringComparison.Ordinal))];
    }

    /// <summary>Runs all rounds, or until one finds something, and checks every figure once more after a start.</summary>
    public static async Task<HostileReport> RunAsync(HostileOptions options)
    {
        using var directory = new TemporaryDirectory();
        var campaign = new HostileCampaign(options);
        for (var number = 0; number < options.Rounds && campaign._findings.Count == 0; number += RoundsOfServer)
            await campaign.RunServerAsync(directory.Path, number, Math.Min(RoundsOfServer, options.Rounds - number));
        await campaign.RunServerAsync(directory.Path, options.Rounds, 0);
        return new HostileReport(
            options.Seed, campaign._rounds, campaign._ledger.Partners.Count(), campaign._records, campaign._findings.Count, campaign._findings.Kept);
    }

    /// <summary>One server's life: 1. start and look; 2. rounds; 3. look at everything again; 4. SIGKILL.</summary>
    private async Task RunServerAsync(string directory, int first, int rounds)
    {
        // 1
        await using var server = await RunningServer.StartAsync(directory, new Dictionary<string, string?>(HostileKeys.Settings.Concat(_options.Settings)));
        using var admin = Channels.To(server.Process.GrpcAddress, HostileKeys.Admin);
        if (first == 0)
        {
            await Registration.PartnerAsync(admin, HostileKeys.HealthyId);
            await Registration.SourceAsync(admin, HostileKeys.HealthyId, SourceMode.Keyed);
        }
        await CheckAsync(admin, first, "after the start");
        // 2
        for (var number = first; number < first + rounds && _findings.Count == 0; number++)
            await RunRoundAsync(server.Process, admin, number);
        // 3
        if (rounds > 0)
            await CheckAsync(admin, first + rounds, "before the kill");
        JudgeLog(server.Process);
        // 4
        await server.Process.KillAsync();
    }

    /// <summary>One round: 1. the victims begin; 2. the attack; 3. it is over, and what was measured; 4. what it left open, and its figures.</summary>
    private async Task RunRoundAsync(ServerProcess server, GrpcChannel admin, int number)
    {
        var attack = _attacks[number % _attacks.Count];
        using var arena = new Arena(server, $"r{number}-{attack.Name}", _ledger, _findings);
        using var healthyChannel = Channels.To(server.GrpcAddress, HostileKeys.Healthy);
        using var dashboardChannel = Channels.To(server.GrpcAddress, HostileKeys.Dashboard);
        var healthy = new HealthyPartner(healthyChannel, _ledger, _findings, $"r{number}");
        var dashboard = new WatchedBoard(dashboardChannel, _findings);
        // 1
        healthy.Start();
        dashboard.Start();
        ServerMemory.ResetPeak(server.ProcessId);
        // 2
        using (var until = new CancellationTokenSource(_options.Length))
        {
            var attacking = Task.Run(() => attack.RunAsync(arena, new Random((int)(_options.Seed * 1_000 + number)), until.Token));
            if (await Task.WhenAny(attacking, Pacing.Moment(_options.Length + Overtime)) != attacking)
                _findings.Add(FindingKind.Running, $"round {number}: {attack.Name} does not end");
            else
                await attacking;
        }
        // 3
        await healthy.DisposeAsync();
        await dashboard.DisposeAsync();
        var acks = healthy.Latencies.Take();
        var round = new HostileRound(
            number, attack.Name, ServerMemory.PeakMiB(server.ProcessId), ServerMemory.ResidentMiB(server.ProcessId), acks.Count,
            Latencies.Quantile(acks, 0.5), Latencies.Quantile(acks, 0.99), Latencies.Quantile(dashboard.Latencies.Take(), 0.99), arena.Statuses.ToString());
        _rounds.Add(round);
        _options.Say(round.ToString());
        Judge(round, dashboard.Answers);
        // 4
        await arena.SettleAsync();
        await CheckAsync(admin, number, attack.Name);
    }

    private void Judge(HostileRound round, int answers)
    {
        if (round.PeakMiB > _options.MemoryMiB)
            _findings.Add(FindingKind.Running, $"round {round.Number}: {round.Attack} took the server to {round.PeakMiB} MiB, more than {_options.MemoryMiB}");
        if (round.HealthyP99 > _options.HealthyP99)
            _findings.Add(FindingKind.Running, $"round {round.Number}: the healthy partner's p99 was {round.HealthyP99.TotalMilliseconds:0} ms beside {round.Attack}");
        if (round.HealthyAcks == 0 || answers == 0)
            _findings.Add(FindingKind.Running, $"round {round.Number}: the healthy partner had {round.HealthyAcks} results and the dashboard {answers} answers beside {round.Attack}");
    }

    private async Task CheckAsync(GrpcChannel admin, int number, string when) =>
        _records = await new HostileCheck(admin, _ledger, _findings).RunAsync($"round {number}, {when}");

    /// <summary>What an attacker sends is no error of the server's, and must not fill its log.</summary>
    private void JudgeLog(ServerProcess server)
    {
        const int mostLines = 5_000;
        var lines = server.Output.Split(Environment.NewLine);
        foreach (var line in lines.Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)))
            _findings.Add(FindingKind.Running, $"the server logged {line}");
        if (lines.Length > mostLines)
            _findings.Add(FindingKind.Running, $"the server logged {lines.Length} lines, such as: {string.Join(" | ", lines.Skip(lines.Length / 2).Take(4))}");
    }
}
