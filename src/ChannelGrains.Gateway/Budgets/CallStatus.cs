using Grpc.Core;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>The names of gRPC codes as the OpenTelemetry conventions have them.</summary>
internal static class CallStatus
{
    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    public static string Name(StatusCode status) => (int)status < Names.Length ? Names[(int)status] : Names[(int)StatusCode.Unknown];
}
