using ChannelGrains.Ingest.V1;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Client;

/// <summary>How a <see cref="TransactionSender"/> sends. The defaults suit a till as well as an importer.</summary>
public sealed record SenderOptions
{
    /// <summary>The mode that the source is registered with; default KEYED.</summary>
    public SourceMode Mode { get; init; } = SourceMode.Keyed;

    /// <summary>
    /// Encoded bytes of transactions without a result that the sender may hold; at it, <c>SendAsync</c> waits. 1 KiB or more;
    /// default 32 MiB, in memory about three times as much.
    /// </summary>
    public long WindowBytes { get; init; } = 32L << 20;

    /// <summary>Most transactions of one batch, at least 1; default 1,000. The server's frame limit applies as well.</summary>
    public int BatchTransactions { get; init; } = 1_000;

    /// <summary>
    /// How long transactions wait for company while a frame is under way, 0 to 1 s; default 5 ms. With nothing under way
    /// they leave at once.
    /// </summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Shortest wait before trying again, more than 0; default 100 ms.</summary>
    public TimeSpan BackoffMin { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest wait before trying again, at least <see cref="BackoffMin"/>; default 30 s.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time without a stream after which the sender gives up and refuses all that it holds; null, the default, never
    /// gives up.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>
    /// Hears what became of the transactions. Called one at a time, in the order of each partner's results, from threads of
    /// the sender: it must be quick and must not block on the sender. Exceptions are logged and dropped.
    /// </summary>
    public Action<SenderOutcome>? OnOutcome { get; init; }

    /// <summary>The clock for waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the sender logs.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Throws when a value is outside its range.</summary>
    /// <exception cref="ArgumentException">Says which option, and its range.</exception>
    internal void Validate()
    {
        Require(Mode is SourceMode.Keyed or SourceMode.Sequenced, "Mode must be Keyed or Sequenced, as the source is registered.");
        Require(WindowBytes >= 1_024, "WindowBytes must be at least 1,024.");
        Require(BatchTransactions >= 1, "BatchTransactions must be at least 1.");
        Require(Linger >= TimeSpan.Zero && Linger <= TimeSpan.FromSeconds(1), "Linger must lie between 0 and 1 second.");
        Require(BackoffMin > TimeSpan.Zero, "BackoffMin must be more than 0.");
        Require(BackoffMax >= BackoffMin, "BackoffMax must be at least BackoffMin.");
        Require(GiveUpAfter is null || GiveUpAfter > TimeSpan.Zero, "GiveUpAfter must be more than 0, or null.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException($"SenderOptions.{message}");
    }
}
