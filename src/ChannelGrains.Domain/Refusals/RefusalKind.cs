namespace ChannelGrains.Domain.Refusals;

/// <summary>Classes of refusal, named after the gRPC codes that the gateway maps them to.</summary>
public enum RefusalKind
{
    InvalidArgument = 1,
    NotFound = 2,
    AlreadyExists = 3,
    FailedPrecondition = 4,
    OutOfRange = 5,
    ResourceExhausted = 6,
    PermissionDenied = 7,
    Aborted = 8,
    Unavailable = 9,
    DataLoss = 10,
}
