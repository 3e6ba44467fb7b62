using System.Globalization;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>Decides about refused batches and ended streams.</summary>
internal static class BatchVerdicts
{
    // INTERNAL and UNKNOWN may be a passing fault or a bug that this batch meets every time.
    private const int MaxAttemptsOnFault = 5;

    public static BatchVerdict Of(ServerError error, SourceMode mode, int attempts) => error.Code switch
    {
        StatusCode.OutOfRange when mode == SourceMode.Sequenced => BatchVerdict.Rewind,
        StatusCode.Unavailable or StatusCode.Aborted or StatusCode.DeadlineExceeded or StatusCode.Cancelled => BatchVerdict.Retry,
        // Without RetryInfo it is a bound that waiting does not lift, such as QUARANTINE_FULL.
        StatusCode.ResourceExhausted when error.RetryDelay is not null => BatchVerdict.Retry,
        StatusCode.Internal or StatusCode.Unknown when attempts < MaxAttemptsOnFault => BatchVerdict.Retry,
        _ => BatchVerdict.Refuse,
    };

    /// <summary>True when opening the stream again cannot help.</summary>
    public static bool EndsSender(ServerError error) => error.Code is StatusCode.InvalidArgument or StatusCode.NotFound
        or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.FailedPrecondition or StatusCode.Unimplemented;

    /// <summary>The number that the server expects next in the lane; null when it did not say.</summary>
    public static long? ExpectedSequence(ServerError error) =>
        error.Metadata.TryGetValue("expected_sequence", out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var expected) ? expected : null;

    public static ServerError Gap(long expected, long held) => new()
    {
        Code = StatusCode.OutOfRange,
        Reason = "LANE_GAP",
        Message = $"The server expects number {expected}; the sender holds only {held} and later. Send again from {expected}.",
        Metadata = new Dictionary<string, string>
        {
            ["expected_sequence"] = expected.ToString(CultureInfo.InvariantCulture),
            ["first_held_sequence"] = held.ToString(CultureInfo.InvariantCulture),
        },
    };

    public static ServerError TooLarge(long bytes, long limit) => new()
    {
        Code = StatusCode.InvalidArgument,
        Reason = "TRANSACTION_TOO_LARGE",
        Message = $"The transaction has {bytes} bytes, a frame of this server at most {limit}.",
    };
}
