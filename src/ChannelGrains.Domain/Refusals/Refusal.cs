namespace ChannelGrains.Domain.Refusals;

/// <summary>An expected outcome that is not the one asked for: a value, never an exception.</summary>
/// <param name="Kind">Class of the refusal.</param>
/// <param name="Reason">Stable, in UPPER_SNAKE; what a program branches on.</param>
/// <param name="Message">What is wrong, where, and what to do about it.</param>
/// <param name="Field">Path of the offending field on the wire, as <c>partner.region</c>; null when there is none.</param>
/// <param name="Metadata">A few machine-readable details; null when there are none.</param>
/// <param name="RetryAfter">After which delay trying again helps; null where it does not.</param>
[GenerateSerializer, Immutable]
public sealed record Refusal(
    [property: Id(0)] RefusalKind Kind,
    [property: Id(1)] string Reason,
    [property: Id(2)] string Message,
    [property: Id(3)] string? Field = null,
    [property: Id(4)] IReadOnlyDictionary<string, string>? Metadata = null,
    [property: Id(5)] TimeSpan? RetryAfter = null)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The refusal of what passes by itself: a load, a restart, another's change. A full quarantine or table of lanes does not, nor a setting.</summary>
    public Refusal Passing() => this with { RetryAfter = Soon };

    public static Refusal InvalidArgument(string reason, string message, string? field = null) =>
        new(RefusalKind.InvalidArgument, reason, message, field);

    public static Refusal NotFound(string reason, string message) => new(RefusalKind.NotFound, reason, message);

    public static Refusal AlreadyExists(string reason, string message) => new(RefusalKind.AlreadyExists, reason, message);

    public static Refusal FailedPrecondition(string reason, string message, string? field = null) =>
        new(RefusalKind.FailedPrecondition, reason, message, field);

    public static Refusal OutOfRange(string reason, string message, string? field = null) =>
        new(RefusalKind.OutOfRange, reason, message, field);

    public static Refusal ResourceExhausted(string reason, string message) => new(RefusalKind.ResourceExhausted, reason, message);

    public static Refusal PermissionDenied(string reason, string message) => new(RefusalKind.PermissionDenied, reason, message);

    public static Refusal Aborted(string reason, string message) => new(RefusalKind.Aborted, reason, message);

    public static Refusal Unavailable(string reason, string message) => new(RefusalKind.Unavailable, reason, message, RetryAfter: Soon);
}
