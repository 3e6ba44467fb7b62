using System.Collections.Concurrent;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>How calls ended, by status. What only a fault of the server explains is a finding.</summary>
internal sealed class Statuses(string who, Findings findings)
{
    private readonly ConcurrentDictionary<StatusCode, int> _counts = new();

    public static bool IsEnd(Exception exception) => exception is RpcException or IOException or InvalidOperationException or OperationCanceledException or HttpRequestException;

    public void Add(StatusCode code, string detail = "")
    {
        _counts.AddOrUpdate(code, 1, (_, count) => count + 1);
        if (code is StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss)
            findings.Add(FindingKind.Answer, $"{who}: {code}: {detail}");
    }

    public void Add(Exception exception)
    {
        // A status with an exception behind it is the client's own word for a connection that ended.
        if (exception is RpcException { Status.DebugException: null } refusal)
            Add(refusal.StatusCode, refusal.Status.Detail);
        else
            Add(StatusCode.Cancelled);
    }

    public override string ToString() => string.Join(", ", _counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value:#,0}"));
}
