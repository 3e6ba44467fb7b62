using System.Diagnostics;
using ChannelGrains.Admin.V1;
using ChannelGrains.Campaigns.Figures;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Markets.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>Looks at a cluster from outside when everything that was sent is acknowledged: by each gateway every figure and lane is what was sent, journals verify, views agree.</summary>
internal sealed class ClusterCheck(IReadOnlyList<Uri> gateways, ClusterFleet fleet, Findings findings)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <returns>Records of the journals, and how long views took to agree.</returns>
    public async Task<(long Records, TimeSpan ViewsAfter)> RunAsync(string when)
    {
        foreach (var gateway in gateways)
        {
            using var channel = ClientChannel.Create(gateway, new ClientOptions());
            await FiguresAsync(channel, $"{when}, by {gateway}");
        }
        using var any = ClientChannel.Create(gateways, new ClientOptions());
        var viewsAfter = await ViewsAsync(any, when);
        return (await JournalsAsync(any, when), viewsAfter);
    }

    private async Task FiguresAsync(ChannelBase channel, string when)
    {
        var figures = new FigureCheck(channel, findings);
        foreach (var (model, isOrdered) in fleet.Models())
            await Patience.AskAsync(() => figures.RunAsync(model, isOrdered, when));
        var ingest = new IngestService.IngestServiceClient(channel);
        foreach (var (source, mode, lane) in fleet.Lanes)
            await Patience.AskAsync(async () => Compare(
                $"{when}: {source}/{lane.PartnerId}", lane.Sent, mode, (await ingest.GetLaneAsync(new GetLaneRequest { SourceId = source, PartnerId = lane.PartnerId })).Lane));
        foreach (var partner in fleet.PartnerIds)
            await Patience.AskAsync(async () =>
            {
                var open = await ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = partner });
                if (open.TotalSize != 0)
                    findings.Add(FindingKind.Figure, $"{when}: {partner} has {open.TotalSize} in quarantine, first {open.Items[0].Transaction} for {open.Items[0].Reason}");
            });
    }

    private void Compare(string name, long sent, SourceMode mode, Lane lane)
    {
        if (lane.AcceptedCount + lane.QuarantinedCount != sent)
            findings.Add(FindingKind.Figure, $"{name} has {lane.AcceptedCount} accepted and {lane.QuarantinedCount} quarantined of {sent}");
        if (lane.ConflictSeen || (mode == SourceMode.Sequenced && lane.CommittedSequence != sent))
            findings.Add(FindingKind.Figure, $"{name} is at {lane.CommittedSequence} of {sent}, conflict {lane.ConflictSeen}");
    }

    private async Task<TimeSpan> ViewsAsync(ChannelBase channel, string when)
    {
        var markets = new MarketService.MarketServiceClient(channel);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var report = new VerifyViewsResponse();
            await Patience.AskAsync(async () => report = await markets.VerifyViewsAsync(new VerifyViewsRequest()));
            var elapsed = Stopwatch.GetElapsedTime(started);
            if ((report.Differences.Count > 0 || report.Behind > 0) && elapsed < Patience.Limit)
            {
                await Pacing.Moment(Glance);
                continue;
            }
            foreach (var difference in report.Differences)
                findings.Add(FindingKind.Figure, $"{when}, {elapsed.TotalSeconds:0} s later: {difference}");
            if (report.Cells == 0 || report.Behind > 0)
                findings.Add(FindingKind.Figure, $"{when}, {elapsed.TotalSeconds:0} s later: views have {report.Cells} cells, and {report.Behind} partners are not in them as they are");
            return elapsed;
        }
    }

    private async Task<long> JournalsAsync(ChannelBase channel, string when)
    {
        var report = new VerifyJournalResponse();
        await Patience.AskAsync(async () => report = await new AdminService.AdminServiceClient(channel).VerifyJournalAsync(new VerifyJournalRequest()));
        foreach (var problem in report.Problems)
            findings.Add(FindingKind.Journal, $"{when}: {problem}");
        if (report.Records == 0)
            findings.Add(FindingKind.Journal, $"{when}: no record was verified");
        return report.Records;
    }
}
