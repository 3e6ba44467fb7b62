using System.Text.RegularExpressions;
using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>A till is replaced by one that begins at number 1 of the same lane.</summary>
internal sealed partial class ConflictFloodDrill : Drill
{
    private const string PartnerId = "drill-store", SourceId = "drill-tills";
    private const string List = "channelctl lane list PARTNER", Get = "channelctl lane get SOURCE PARTNER", Open = "channelctl lane open SOURCE PARTNER --expected-epoch N --reason \"...\"";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryDirectory _directory = new();
    private RunningServer? _server;
    private DrillTill? _old, _new;

    public override string Name => "conflict-flood";

    public override string Alert => "ConflictsFlood";

    public override TimeSpan Window => TimeSpan.FromMinutes(10) + TimeSpan.FromMinutes(10);

    public override IReadOnlyList<string> Steps => [List, Get, Open];

    public override async Task<IReadOnlyList<Uri>> StartAsync()
    {
        _server = await RunningServer.StartAsync(_directory.Path, new Dictionary<string, string?>());
        await DrillFeed.CreatePartnerAsync(_server.Channel, PartnerId);
        await new IngestService.IngestServiceClient(_server.Channel).CreateSourceAsync(new CreateSourceRequest { Source = new Source { SourceId = SourceId, Mode = SourceMode.Sequenced }, RequestId = SourceId });
        (_old, _new) = (new DrillTill(_server.Channel, "old", SourceId, PartnerId), new DrillTill(_server.Channel, "new", SourceId, PartnerId));
        _old.Start();
        return [new Uri(_server.Process.ManagementAddress)];
    }

    public override Task BreakAsync()
    {
        _new!.Start();
        return Task.CompletedTask;
    }

    public override async Task MendAsync(Runbook runbook, PrometheusProcess prometheus)
    {
        var server = _server!.Process.GrpcAddress;
        var listed = await runbook.FollowAsync(server, List, ("PARTNER", PartnerId));
        Require(listed.Code == 0 && Conflict().IsMatch(listed.Output), $"{List} shows no conflict: {listed.Output}");
        var got = await runbook.FollowAsync(server, Get, ("SOURCE", SourceId), ("PARTNER", PartnerId));
        Require(got.Code == 0 && Epoch().IsMatch(got.Output), $"{Get} shows no epoch: {got.Output}");
        var epoch = Epoch().Match(got.Output).Groups[1].Value;
        var opened = await runbook.FollowAsync(server, Open, ("SOURCE", SourceId), ("PARTNER", PartnerId), ("N", epoch), ("\"...\"", "two tills send as one"));
        Require(opened.Code == 0 && Epoch().IsMatch(opened.Output), $"{Open} opened none: {opened.Output}");
        _new!.Use(long.Parse(Epoch().Match(opened.Output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        using var patience = new CancellationTokenSource(Patience);
        while (_new.Taken == 0)
        {
            Require(!patience.IsCancellationRequested, "Nothing of the new till was taken after its lane was opened.");
            await Pacing.AfterRefusal();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var till in new[] { _old, _new })
            if (till is not null)
                await till.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Dispose();
    }

    [GeneratedRegex("(?m)^.*drill-tills.*\\byes\\b")]
    private static partial Regex Conflict();

    [GeneratedRegex("(?m)^\\W*epoch\\W+([0-9]+)")]
    private static partial Regex Epoch();
}
