using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Lanes;

internal sealed class PartnerLanes(IGrainContextAccessor context) : PartnerExtension(context), IPartnerLanes
{
    public Task<Answer<LaneReading>> Open(OpenLane command, RequestStamp request) => Partner.ChangeAsync(
        "OpenLane", request, LaneAnswers.Form, partner => ValueTask.FromResult(Decide(partner, command)), CancellationToken.None);

    public async Task<Answer<LaneReading>> Get(string sourceId) => await Partner.ReadLatestAsync(
        partner => partner.Life is null
            ? Answer<LaneReading>.Refuse(Unknown())
            : Answer<LaneReading>.Of(ToReading(partner.Lanes.GetValueOrDefault(sourceId) ?? new Lane(sourceId)), Partner.Ticket), CancellationToken.None);

    public async Task<Answer<IReadOnlyList<LaneReading>>> List(IReadOnlySet<string> sources) => await Partner.ReadAsync(
        partner => partner.Life is null
            ? Answer<IReadOnlyList<LaneReading>>.Refuse(Unknown())
            : Answer<IReadOnlyList<LaneReading>>.Of(
                [.. partner.Lanes.Values.Where(lane => OwnIds.Allow(sources, lane.SourceId)).Select(ToReading)], Partner.Ticket), CancellationToken.None);

    private Decision<LaneReading> Decide(FoldedPartner partner, OpenLane command)
    {
        if (partner.Life is null)
            return Unknown();
        var lane = partner.Lanes.GetValueOrDefault(command.SourceId);
        var outcome = command.Decide(Partner.PartnerId, lane, partner.Lanes.Count);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var opened = new LaneOpened { SourceId = command.SourceId, Epoch = outcome.Value, Reason = command.Reason };
        var answer = ToReading(lane ?? new Lane(command.SourceId)) with { Epoch = opened.Epoch, Committed = 0, ConflictSeen = false };
        return new Decision<LaneReading>(new Fact { Lanes = new LanesFact { Opened = opened } }, answer, null);
    }

    private LaneReading ToReading(Lane lane) => new(
        lane.SourceId, lane.Epoch, lane.Committed, Encoding.UTF8.GetString(lane.LastTransactionId), lane.LastContentHash, lane.LastSeenMicros,
        lane.AcceptedCount, lane.QuarantinedCount, lane.ConflictSeen, Partner.Store.Incarnation);
}
