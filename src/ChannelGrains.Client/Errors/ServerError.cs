using Google.Rpc;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>
/// A refusal as the server explained it: <c>google.rpc.Status</c> with its ErrorInfo, BadRequest and RetryInfo, or a plain
/// gRPC status without these (a proxy, a lost connection).
/// </summary>
public sealed record ServerError
{
    /// <summary>The gRPC code.</summary>
    public required StatusCode Code { get; init; }

    /// <summary>What happened, for people.</summary>
    public required string Message { get; init; }

    /// <summary>The reason in UPPER_SNAKE, such as LANE_FENCED; empty when the server named none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Figures that go with the reason, such as <c>expected_sequence</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields of the request that were not accepted.</summary>
    public IReadOnlyList<FieldViolation> FieldViolations { get; init; } = [];

    /// <summary>How long to wait before trying again; null when the server did not say.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Reads the error of a failed call.</summary>
    /// <param name="exception">What the call threw.</param>
    /// <returns>The error; details are empty when there are none.</returns>
    public static ServerError From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.GetRpcStatus() is { } status
            ? From(status)
            : ConnectFailure.Of(exception) ?? new ServerError { Code = exception.StatusCode, Message = exception.Status.Detail };
    }

    /// <summary>Reads the error of one batch.</summary>
    /// <param name="status">The status in its result.</param>
    /// <returns>The error.</returns>
    public static ServerError From(Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var info = status.GetDetail<ErrorInfo>();
        var violations = status.GetDetail<BadRequest>()?.FieldViolations;
        return new ServerError
        {
            Code = (StatusCode)status.Code,
            Message = status.Message,
            Reason = info?.Reason ?? "",
            Metadata = info is null ? new Dictionary<string, string>() : new Dictionary<string, string>(info.Metadata),
            FieldViolations = violations is null ? [] : [.. violations.Select(v => new FieldViolation(v.Field, v.Description))],
            RetryDelay = status.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Reason.Length == 0 ? $"{Code}: {Message}" : $"{Code} {Reason}: {Message}";
}
