using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>A batch on its way to its partner. Whoever hands it over derives from it, and is told once what became of it: from any thread, and must not
/// block.</summary>
public abstract class PendingBatch(IngestBatch batch, int transactions)
{
    public IngestBatch Batch { get; } = batch;

    public int Transactions { get; } = transactions;

    /// <summary>The one behind it on the way to its partner.</summary>
    internal PendingBatch? Next { get; set; }

    /// <param name="reply">The partner's.</param>
    /// <param name="ticket">The commit that the reply must not leave before.</param>
    public abstract void OnDecided(BatchReply reply, CommitTicket ticket);

    /// <summary>The outcome is not known here unless the exception says so; the lane protocol makes sending again safe.</summary>
    /// <param name="exception">How the call ended.</param>
    /// <param name="bytesFree">False when the call may still read the batch's bytes.</param>
    public abstract void OnFailed(Exception exception, bool bytesFree);
}
