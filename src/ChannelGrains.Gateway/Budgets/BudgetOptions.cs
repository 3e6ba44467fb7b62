using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>What the server holds for its callers at most, from configuration section <c>ChannelGrains:Budget</c>: bytes and calls, from a call's
/// headers until its answer is written. What is over it is refused with RESOURCE_EXHAUSTED.</summary>
public sealed class BudgetOptions
{
    /// <summary>Bytes held for all callers.</summary>
    [Range(1L << 20, 1L << 40)]
    public long TotalBytes { get; set; } = 512L << 20;

    /// <summary>Bytes held for the callers of one principal, where there are API keys; not more than in all.</summary>
    [Range(1L << 20, 1L << 40)]
    public long PrincipalBytes { get; set; } = 256L << 20;

    /// <summary>Bytes held for the calls of one connection; not more than in all.</summary>
    [Range(1L << 20, 1L << 40)]
    public long ConnectionBytes { get; set; } = 128L << 20;

    /// <summary>Open calls of all callers: streams, watches and unary calls.</summary>
    [Range(1, 1_000_000)]
    public int TotalCalls { get; set; } = 20_000;

    /// <summary>Open calls of one principal, where there are API keys; not more than in all.</summary>
    [Range(1, 1_000_000)]
    public int PrincipalCalls { get; set; } = 15_000;

    /// <summary>Open connections to both ports.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 12_000;

    /// <summary>Of these, connections that have made no call with a key yet.</summary>
    [Range(1, 1_000_000)]
    public int UnknownConnections { get; set; } = 1_000;

    /// <summary>Open calls without a key: to health and reflection.</summary>
    [Range(1, 1_000_000)]
    public int UnknownCalls { get; set; } = 256;

    /// <summary>How long a connection to the gRPC port may go without a call with a key; then it is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan UnknownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of the request of a unary call or watch, but of the methods that send transactions, partners of a source or ids.</summary>
    [Range(1_024, 4 << 20)]
    public int RequestBytes { get; set; } = 64 << 10;

    /// <summary>How long a caller may take to send a message that it has begun, beside what <see cref="MinBytesPerSecond"/> gives it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a caller may take to read an answer, beside what <see cref="MinBytesPerSecond"/> gives it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The slowest that a message may come or an answer go.</summary>
    [Range(1, 1 << 30)]
    public int MinBytesPerSecond { get; set; } = 8 << 10;

    /// <summary>The longest time for so many bytes.</summary>
    internal TimeSpan Allowed(TimeSpan timeout, long bytes) => timeout + TimeSpan.FromSeconds((double)bytes / MinBytesPerSecond);
}
