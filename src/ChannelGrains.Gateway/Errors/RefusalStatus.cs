using ChannelGrains.Domain.Refusals;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Rpc = Google.Rpc;

namespace ChannelGrains.Gateway.Errors;

/// <summary>Refusals as google.rpc.Status with ErrorInfo, the offending field and, where trying again helps, a delay.</summary>
internal static class RefusalStatus
{
    private const string Domain = "channelgrains";

    public static Rpc.Status Of(Refusal refusal)
    {
        var status = new Rpc.Status { Code = (int)CodeOf(refusal.Kind), Message = refusal.Message };
        var info = new ErrorInfo { Domain = Domain, Reason = refusal.Reason };
        foreach (var (key, value) in refusal.Metadata ?? new Dictionary<string, string>())
            info.Metadata[key] = value;
        status.Details.Add(Any.Pack(info));
        if (refusal.Field is { } field)
        {
            var request = new BadRequest();
            request.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = field, Description = refusal.Message, Reason = refusal.Reason });
            status.Details.Add(Any.Pack(request));
        }
        if (refusal.RetryAfter is { } wait)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
        return status;
    }

    public static RpcException ToException(Refusal refusal) => Of(refusal).ToRpcException();

    private static Code CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.InvalidArgument => Code.InvalidArgument,
        RefusalKind.NotFound => Code.NotFound,
        RefusalKind.AlreadyExists => Code.AlreadyExists,
        RefusalKind.FailedPrecondition => Code.FailedPrecondition,
        RefusalKind.OutOfRange => Code.OutOfRange,
        RefusalKind.ResourceExhausted => Code.ResourceExhausted,
        RefusalKind.PermissionDenied => Code.PermissionDenied,
        RefusalKind.Aborted => Code.Aborted,
        RefusalKind.Unavailable => Code.Unavailable,
        RefusalKind.DataLoss => Code.DataLoss,
        _ => Code.Unknown,
    };
}
