using ChannelGrains.Admin.V1;
using ChannelGrains.Campaigns.Load;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Figures;

/// <summary>Looks at a server from outside and compares what it says with what the fleet sent.</summary>
internal sealed class FleetCheck(ChannelBase channel, LoadFleet fleet, Findings findings)
{
    private readonly IngestService.IngestServiceClient _ingest = new(channel);

    /// <summary>Right after a start, before anything is sent: nothing acknowledged is missing, and where numbers tell all, the figures are those of
    /// exactly the numbers that the lanes say they have.</summary>
    /// <returns>The lanes as they are now, in the order of the feeds.</returns>
    public async Task<IReadOnlyList<Lane>> AfterStartAsync(string when)
    {
        var lanes = new List<Lane>();
        foreach (var feed in fleet.Feeds)
        {
            var lane = (await _ingest.GetLaneAsync(new GetLaneRequest { SourceId = feed.SourceId, PartnerId = feed.PartnerId })).Lane;
            lanes.Add(lane);
            if (feed is SequencedFeed)
                fleet.ModelOf(feed.PartnerId).CountUpTo(feed.Script, lane.CommittedSequence);
        }
        foreach (var model in fleet.SequencedOnly)
            await new FigureCheck(channel, findings).RunAsync(model, isOrdered: true, when + ", before resending");
        return lanes;
    }

    /// <summary>When everything is acknowledged: every figure is the model's, every lane has all, nothing waits, and the journal verifies.</summary>
    public async Task<VerifyJournalResponse> SettledAsync(string when)
    {
        foreach (var feed in fleet.Feeds)
            await AskAsync($"{when}: {feed.SourceId}/{feed.PartnerId}", name => CheckLaneAsync(name, feed));
        foreach (var model in fleet.Models)
            await AskAsync($"{when}: {model.PartnerId}", name => CheckPartnerAsync(name, model, when));
        return await VerifyAsync(when);
    }

    private async Task CheckLaneAsync(string name, Feed feed)
    {
        fleet.ModelOf(feed.PartnerId).CountUpTo(feed.Script, feed.Offered);
        if (!feed.IsSettled)
            findings.Add(FindingKind.Running, $"{name} is not acknowledged up to its number {feed.Offered}");
        var lane = (await _ingest.GetLaneAsync(new GetLaneRequest { SourceId = feed.SourceId, PartnerId = feed.PartnerId })).Lane;
        if (lane.AcceptedCount + lane.QuarantinedCount != feed.Offered)
            findings.Add(FindingKind.Figure, $"{name} has {lane.AcceptedCount} accepted and {lane.QuarantinedCount} quarantined of {feed.Offered}");
        if (lane.ConflictSeen || (feed is SequencedFeed && lane.CommittedSequence != feed.Offered))
            findings.Add(FindingKind.Figure, $"{name} is at {lane.CommittedSequence} of {feed.Offered}, conflict {lane.ConflictSeen}");
    }

    private async Task CheckPartnerAsync(string name, PartnerModel model, string when)
    {
        await new FigureCheck(channel, findings).RunAsync(model, fleet.SequencedOnly.Contains(model), when);
        var open = await _ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = model.PartnerId });
        if (open.TotalSize != 0)
            findings.Add(FindingKind.Figure, $"{name} has {open.TotalSize} in quarantine, first {open.Items[0].Transaction} for {open.Items[0].Reason}");
    }

    /// <summary>A partner whose journal cannot be folded refuses every question: that is a finding too, and the others are still asked.</summary>
    private async Task AskAsync(string name, Func<string, Task> ask)
    {
        try
        {
            await ask(name);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Internal)
        {
            findings.Add(FindingKind.Figure, $"{name} cannot be read: {exception.Status.Detail}");
        }
    }

    private async Task<VerifyJournalResponse> VerifyAsync(string when)
    {
        var report = await new AdminService.AdminServiceClient(channel).VerifyJournalAsync(new VerifyJournalRequest());
        foreach (var problem in report.Problems)
            findings.Add(FindingKind.Journal, $"{when}: {problem.File}{problem.Journal} at {problem.Offset}: {problem.Description}");
        return report;
    }
}
