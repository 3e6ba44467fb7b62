using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>A frame to write, or for what to wait before asking again.</summary>
/// <param name="Frame">The frame; null when there is none now.</param>
/// <param name="Transactions">So many sendable transactions are worth asking again.</param>
/// <param name="After">So is this time; null when only something that happens is.</param>
internal readonly record struct NextFrame(TransactionFrame? Frame, long Transactions, TimeSpan? After)
{
    public static NextFrame Of(TransactionFrame frame) => new(frame, 0, null);

    public static NextFrame Wait(long transactions, TimeSpan? after) => new(null, transactions, after);
}
