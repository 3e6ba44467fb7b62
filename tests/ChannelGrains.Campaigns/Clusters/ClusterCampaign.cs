using System.Collections.Concurrent;
using System.Data.Common;
using ChannelGrains.Campaigns.Clusters.Faults;
using ChannelGrains.Campaigns.Commands;
using ChannelGrains.Campaigns.Commands.Scripts;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Clusters;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>Makes one kind of trouble after the other for a cluster under load, and checks from outside that every transaction is counted once, every acknowledged command is there
/// once, and clients do not wait longer than they may.</summary>
internal sealed class ClusterCampaign
{
    private const int LinesOfAnEnd = 20;

    /// <summary>Before a fault, so that it meets work; and after it, so that all are served again while it counts.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2), After = TimeSpan.FromSeconds(3);

    private readonly ClusterOptions _options;
    private readonly ClusterProcesses _cluster;
    private readonly Findings _findings = new();
    private readonly ClusterFleet _fleet;
    private readonly CommandFleet _commands;
    private readonly List<PartnerReader> _readers;
    private readonly Random _random;
    private readonly List<ClusterRound> _rounds = [];
    private long _records;

    private ClusterCampaign(ClusterOptions options, ClusterProcesses cluster)
    {
        (_options, _cluster) = (options, cluster);
        _fleet = new ClusterFleet(options.Seed);
        _commands = new CommandFleet(options.Seed, _findings);
        _readers = [.. _fleet.PartnerIds.Select(partner => new PartnerReader(partner, _findings))];
        _random = new Random((int)options.Seed);
    }

    /// <summary>Runs all rounds, or until one finds something wrong.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="cancellationToken">Ends it; nothing that it started stays.</param>
    public static async Task<ClusterReport> RunAsync(ClusterOptions options, CancellationToken cancellationToken)
    {
        await using var deployment = await SecureDeployment.StartAsync(BankFiles.Settings, options.Against);
        var campaign = new ClusterCampaign(options, deployment.Processes);
        await campaign.RunAsync().WaitAsync(cancellationToken);
        return new ClusterReport(
            options.Seed, campaign._rounds, campaign._fleet.Sent, campaign._commands.Tally, campaign._records, campaign._findings.Count, campaign._findings.Kept);
    }

    private async Task RunAsync()
    {
        await GuardAsync("start", _ => BeginAsync());
        var faults = AllFaults.Of(_options.Against).Where(fault => fault.Name.Contains(_options.Only, StringComparison.Ordinal)).ToList();
        for (var number = 1; number <= _options.Rounds; number++)
            foreach (var fault in faults)
                if (_findings.Count == 0)
                    await GuardAsync($"round {number}, {fault.Name}", name => RunRoundAsync(name, number, fault));
        if (_findings.Count == 0)
            await GuardAsync("end", FinishAsync);
    }

    /// <summary>What cannot go on is a finding too.</summary>
    private async Task GuardAsync(string name, Func<string, Task> part)
    {
        try
        {
            await part(name);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or TimeoutException or SenderFailedException or DbException or IOException)
        {
            _findings.Add(FindingKind.Running, $"{name}: {exception.Message}{exception.StackTrace}");
            if (exception is RpcException { StatusCode: StatusCode.Internal })
                foreach (var logged in Logged("fail:"))
                    _findings.Add(FindingKind.Running, $"{name}: logged: {logged}");
            FindEnded(name);
        }
    }

    private async Task BeginAsync()
    {
        using var channel = Connect();
        await ClusterFleet.RegisterAsync(channel);
        await _commands.BeginAsync(channel);
    }

    /// <summary>One round: 1. clients connect and go on where they were; 2. the fault, under load; 3. everything is acknowledged; 4. all of it is right; 5. the rest is mended, and it
    /// still is.</summary>
    private async Task RunRoundAsync(string name, int number, Fault fault)
    {
        var (acknowledgements, reads, failures) = (new Interruptions(), new Interruptions(), new ConcurrentDictionary<string, int>());
        using var stopSelling = new CancellationTokenSource();
        using var stopReading = new CancellationTokenSource();
        using var channel = Connect();
        var loads = _fleet.Connect(_cluster.Gateways, acknowledgements);
        try
        {
            // 1
            foreach (var load in loads)
                foreach (var elsewhere in await load.ResumeAsync(CancellationToken.None).WaitAsync(Patience.Limit))
                    _findings.Add(FindingKind.Acknowledged, $"{name}: {elsewhere}");
            var selling = Task.WhenAll(loads.Select(load => ClusterFleet.SellAsync(load, stopSelling.Token)));
            var telling = _commands.PersistAsync(channel, _rounds.Count + 1, () => !stopSelling.IsCancellationRequested);
            var reading = Task.WhenAll(_readers.Select(reader => reader.RunAsync(_cluster.Gateways, reads, failures, stopReading.Token)));
            await Pacing.Moment(Before);
            // 2
            acknowledgements.Begin();
            reads.Begin();
            failures.Clear();
            await fault.MakeAsync(_cluster, _random);
            await Pacing.Moment(After);
            // 3
            await stopSelling.CancelAsync();
            await selling.WaitAsync(Patience.Limit);
            await Task.WhenAll(loads.Select(load => load.FlushAsync(CancellationToken.None))).WaitAsync(Patience.Limit);
            await stopReading.CancelAsync();
            await reading.WaitAsync(Patience.Limit);
            await telling.WaitAsync(Patience.Limit);
            await Patience.AskAsync(() => _commands.SettleAsync(channel, -_rounds.Count - 1)).WaitAsync(Patience.Limit);
        }
        finally
        {
            await stopSelling.CancelAsync();
            await stopReading.CancelAsync();
            foreach (var load in loads)
                await load.DisposeAsync();
        }
        // 4
        foreach (var load in loads)
            Judge(name, load);
        var viewsAfter = await CheckAsync(channel, name);
        // 5
        if (await fault.MendAsync(_cluster))
            await CheckAsync(channel, name + ", mended");
        FindEnded(name);
        _rounds.Add(new ClusterRound(number, fault, acknowledgements.Longest, reads.Longest, failures, viewsAfter, _fleet.Sent));
        _options.Say(_rounds[^1].ToString());
        if (_rounds[^1].IsNoticed)
            foreach (var logged in Logged("warn: ChannelGrains.Gateway"))
                _options.Say($"  a gateway logged: {logged}");
    }

    /// <summary>Looks at everything once more, and has all processes end in order.</summary>
    private async Task FinishAsync(string name)
    {
        using (var channel = Connect())
            await Patience.AskAsync(() => _commands.CheckAllAsync(channel, name));
        foreach (var process in Enumerable.Reverse(_cluster.All))
            if (await process.StopAsync() is not 0 and var code)
                _findings.Add(FindingKind.Running, $"{name}: SIGTERM made a process exit with {code}: {LastLines(process)}");
    }

    /// <summary>Only of what is known by its ids may a void overtake what it voids, when both are sent again; it waits in quarantine, and is closed by it.</summary>
    private void Judge(string name, ClusterLoad load)
    {
        var waiting = load.Others.OfType<Quarantined>().Count(held => load.Mode == SourceMode.Keyed && held.Reason == QuarantineReason.VoidWaiting);
        if (load.Others.Count > waiting)
            _findings.Add(FindingKind.Answer, $"{name}: {load.SourceId} was told {load.Others.Count - waiting} times other than that transactions are taken, such as {load.Others[0]}");
        if (load.Acknowledged + waiting != load.Sent)
            _findings.Add(FindingKind.Answer, $"{name}: {load.SourceId} sent {load.Sent}, and was told of {load.Acknowledged} taken and {waiting} waiting");
    }

    private async Task<TimeSpan> CheckAsync(ChannelBase channel, string name)
    {
        await Patience.AskAsync(() => _commands.CheckAsync(channel, _rounds.Count + 1, name));
        (_records, var viewsAfter) = await new ClusterCheck(_cluster.Gateways, _fleet, _findings).RunAsync(name);
        return viewsAfter;
    }

    /// <summary>Of each process the last thing that it logged of a kind.</summary>
    /// <param name="kind">How its first line begins.</param>
    private IEnumerable<string> Logged(string kind)
    {
        foreach (var process in _cluster.All)
        {
            var lines = process.Output.Split(Environment.NewLine);
            if (Array.FindLastIndex(lines, line => line.StartsWith(kind, StringComparison.Ordinal)) is >= 0 and var last)
                yield return string.Join(Environment.NewLine, lines.Skip(last).Take(LinesOfAnEnd));
        }
    }

    /// <summary>Nobody ends without being told to.</summary>
    private void FindEnded(string name)
    {
        foreach (var process in _cluster.All.Where(process => process.HasExited))
            _findings.Add(FindingKind.Running, $"{name}: a process has ended: {LastLines(process)}");
    }

    private GrpcChannel Connect() => ClientChannel.Create(_cluster.Gateways, new ClientOptions());

    private static string LastLines(ServerProcess process) => string.Join(Environment.NewLine, process.Output.Split(Environment.NewLine).TakeLast(LinesOfAnEnd));
}
