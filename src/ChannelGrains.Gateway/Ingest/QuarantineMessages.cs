using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Quarantine;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Wire = ChannelGrains.Ingest.V1;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Quarantine items between the wire and the domain.</summary>
internal static class QuarantineMessages
{
    public static ReplayQuarantined ToCommand(ReplayQuarantinedRequest request) =>
        new(request.QuarantineId, ToFilter(request.Filter), request.Corrected?.ToByteArray(), request.Note);

    public static DiscardQuarantined ToCommand(DiscardQuarantinedRequest request) => new([.. request.QuarantineIds], ToFilter(request.Filter), request.Note);

    public static ListQuarantinedResponse ToMessage(ListedItems page)
    {
        var response = new ListQuarantinedResponse { NextPageToken = page.Last, TotalSize = page.Total };
        response.Items.AddRange(page.Items.Select(item => new QuarantineItem
        {
            QuarantineId = item.QuarantineId,
            SourceId = item.SourceId,
            Sequence = item.Sequence,
            Reason = (Wire.QuarantineReason)item.Reason,
            QuarantinedAt = Timestamps.FromMicros(item.AtMicros),
            // Empty where what was stored is no transaction that can be read.
            Transaction = StoredTransactions.Parse(item.Transaction) ?? new Transaction(),
        }));
        return response;
    }

    public static ReplayQuarantinedResponse ToMessage(ReplayedItems replayed)
    {
        var response = new ReplayQuarantinedResponse { Reason = (Wire.QuarantineReason)replayed.Reason, Applied = replayed.Applied, NextAfter = replayed.NextAfter };
        response.Left.AddRange(replayed.Left.Select(left => new QuarantinedCount { Reason = (Wire.QuarantineReason)left.Key, Count = left.Value }));
        return response;
    }

    public static DiscardQuarantinedResponse ToMessage(DiscardedItems discarded) => new() { Discarded = discarded.Count, NextAfter = discarded.NextAfter };

    private static Domain.Ingest.QuarantineFilter? ToFilter(Wire.QuarantineFilter? filter) => filter is null ? null : new(
        filter.SourceId, [.. filter.Reasons.Select(reason => (Domain.Ingest.QuarantineReason)reason)],
        filter.Until is { } until ? Timestamps.ToMicros(until) : null, filter.After);
}
