using Google.Rpc;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>A refusal by the server, as the API documents it.</summary>
internal readonly record struct Refused(StatusCode Code, string Reason)
{
    /// <summary>Another content came under a known request id.</summary>
    public static readonly Refused Reused = new(StatusCode.AlreadyExists, "REQUEST_ID_REUSED");

    /// <summary>Nothing was done, or it is not known whether: the same request is to be sent again.</summary>
    public bool AsksToTryAgain => Reason is "JOURNAL_FULL" or "JOURNAL_LOST" or "JOURNAL_CLOSED" or "CONCURRENT_CHANGE" or "OVERLOADED" or "OUTCOME_UNKNOWN";

    /// <summary>Null when it is not the server's word: the connection broke.</summary>
    public static Refused? Of(RpcException exception) =>
        exception.GetRpcStatus()?.GetDetail<ErrorInfo>() is { } info ? new Refused(exception.StatusCode, info.Reason) : null;

    public override string ToString() => $"{Code} {Reason}";
}
