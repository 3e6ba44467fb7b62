using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public Task<Answer<LaneMessage>> OpenLane(OpenLaneRequest request, string principal) =>
        ChangeAsync<LaneMessage>("OpenLane", request, request.RequestId, principal, state => ValueTask.FromResult(DecideOpen(state, request)), CancellationToken.None);

    public async Task<Answer<LaneMessage>> GetLane(string sourceId) => await ReadAsync(
        state => state.Life is null
            ? Answer<LaneMessage>.Refuse(Unknown())
            : Answer<LaneMessage>.Of(ToMessage(state.Lanes.GetValueOrDefault(sourceId) ?? new Lane(sourceId)), Ticket), CancellationToken.None);

    public async Task<Answer<ListLanesResponse>> ListLanes(IReadOnlySet<string> sources) => await ReadAsync(state =>
    {
        if (state.Life is null)
            return Answer<ListLanesResponse>.Refuse(Unknown());
        var response = new ListLanesResponse();
        response.Lanes.AddRange(state.Lanes.Values.Where(lane => OwnIds.Allow(sources, lane.SourceId)).Select(ToMessage));
        return Answer<ListLanesResponse>.Of(response, Ticket);
    }, CancellationToken.None);

    private Decision<LaneMessage> DecideOpen(FoldedPartner state, OpenLaneRequest request)
    {
        if (state.Life is null)
            return Unknown();
        var lane = state.Lanes.GetValueOrDefault(request.SourceId);
        if ((Notes.Check(request.Reason, "reason") ?? LaneNumbering.CheckOpen(lane, request.SourceId, request.ExpectedEpoch)) is { } refusal)
            return refusal;
        if (lane is null && state.Lanes.Count >= Lane.MaxLanes)
            return LanesFull();
        var answer = ToMessage(lane ?? new Lane(request.SourceId));
        answer.Epoch = request.ExpectedEpoch + 1;
        answer.CommittedSequence = 0;
        answer.ConflictSeen = false;
        var fact = new Fact { Lanes = new LanesFact { Opened = new LaneOpened { SourceId = request.SourceId, Epoch = answer.Epoch, Reason = request.Reason } } };
        return new Decision<LaneMessage>(fact, answer, null);
    }

    private Refusal LanesFull() => Refusal.ResourceExhausted("LANES_FULL",
        $"Partner {_partnerId} has {Lane.MaxLanes} lanes, the most it may have. Send through one of its sources.");

    private LaneMessage ToMessage(Lane lane)
    {
        var message = new LaneMessage
        {
            SourceId = lane.SourceId,
            PartnerId = _partnerId,
            Epoch = lane.Epoch,
            CommittedSequence = lane.Committed,
            LastTransactionId = System.Text.Encoding.UTF8.GetString(lane.LastTransactionId),
            LastContentHash = lane.LastContentHash,
            AcceptedCount = lane.AcceptedCount,
            QuarantinedCount = lane.QuarantinedCount,
            ConflictSeen = lane.ConflictSeen,
            JournalIncarnation = Store.Incarnation,
        };
        if (lane.LastSeenMicros != 0)
            message.LastSeenAt = Timestamps.FromMicros(lane.LastSeenMicros);
        return message;
    }
}
