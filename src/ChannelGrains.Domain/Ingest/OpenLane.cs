using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Brings a lane of a numbered source to its next epoch, in which numbers start at 1 again and the device before is fenced.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="ExpectedEpoch">The epoch that the lane is in.</param>
/// <param name="Reason">Why, for people; may be empty.</param>
[GenerateSerializer, Immutable]
public sealed record OpenLane([property: Id(0)] string SourceId, [property: Id(1)] long ExpectedEpoch, [property: Id(2)] string Reason)
{
    /// <summary>The epoch that the lane goes to. Refused, in this order: TEXT_TOO_LONG, TEXT_INVALID, LANE_EPOCH, LANES_FULL.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="lane">The lane as it is; null when the partner has none of the source.</param>
    /// <param name="lanes">Lanes that the partner has.</param>
    public Outcome<long> Decide(string partnerId, Lane? lane, int lanes)
    {
        if ((Notes.Check(Reason, "reason") ?? LaneNumbering.CheckOpen(lane, SourceId, ExpectedEpoch)) is { } refusal)
            return refusal;
        return lane is null && lanes >= Lane.MaxLanes ? LanesFull(partnerId) : ExpectedEpoch + 1;
    }

    /// <summary>What a source is told that would be one too many.</summary>
    public static Refusal LanesFull(string partnerId) => Refusal.ResourceExhausted("LANES_FULL",
        $"Partner {partnerId} has {Lane.MaxLanes} lanes, the most it may have. Send through one of its sources.");
}
