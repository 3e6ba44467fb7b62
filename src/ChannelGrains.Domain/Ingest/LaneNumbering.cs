using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>The lane protocol's rules on epochs and numbers; see the API guide.</summary>
public static class LaneNumbering
{
    /// <summary>Checks a batch of a sequenced source against its lane. Order of precedence: form, fence, epoch, gap.</summary>
    /// <returns>Null when the batch may be applied from its first number that is not committed yet.</returns>
    public static Refusal? Check(Lane lane, long epoch, long firstSequence, int count)
    {
        if (epoch <= 0 || firstSequence <= 0 || firstSequence > long.MaxValue - count)
            return Refuse(RefusalKind.InvalidArgument, "LANE_NUMBER",
                $"Source {lane.SourceId} is SEQUENCED: epoch and first_sequence start at 1, not at {epoch} and {firstSequence}.");
        var current = Math.Max(1, lane.Epoch);
        if (epoch < current)
            return Refuse(RefusalKind.FailedPrecondition, "LANE_FENCED",
                $"Epoch {epoch} of source {lane.SourceId} is fenced: the lane is in epoch {current}. Another device took it over; read the lane before sending.",
                ("epoch", current));
        if (epoch > current)
            return Refuse(RefusalKind.FailedPrecondition, "LANE_EPOCH",
                $"Epoch {epoch} of source {lane.SourceId} is not open: the lane is in epoch {current}. Call OpenLane first.",
                ("epoch", current));
        var expected = lane.Committed + 1;
        if (firstSequence > expected)
            return Refuse(RefusalKind.OutOfRange, "LANE_GAP",
                $"Number {firstSequence} of source {lane.SourceId} leaves a hole: the next one is {expected}. Send again from there.",
                ("expected_sequence", expected));
        return null;
    }

    /// <summary>Decides whether a lane may go to its next epoch.</summary>
    public static Refusal? CheckOpen(Lane? lane, string sourceId, long expectedEpoch)
    {
        var current = lane?.Epoch ?? 0;
        return expectedEpoch == current
            ? null
            : Refuse(RefusalKind.FailedPrecondition, "LANE_EPOCH",
                $"The lane of source {sourceId} is in epoch {current}, not {expectedEpoch}. Read it, and open it again if that is still right.",
                ("epoch", current));
    }

    private static Refusal Refuse(RefusalKind kind, string reason, string message, params (string Key, long Value)[] metadata) =>
        new(kind, reason, message, null, metadata.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
