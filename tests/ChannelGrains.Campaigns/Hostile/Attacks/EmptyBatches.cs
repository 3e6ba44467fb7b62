using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Frames of batches that hold next to nothing, compressed or not, whose many results are read or not.</summary>
internal sealed class EmptyBatches : IAttack
{
    private const int Frames = 30;

    public string Name => "empty-batches";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var partner = await arena.NewPartnerAsync();
        var batches = new[]
        {
            Array.Empty<byte>(),
            WireBytes.Varint(TransactionBatch.BatchIdFieldNumber, 1),
            WireBytes.Text(TransactionBatch.PartnerIdFieldNumber, partner),
            WireBytes.Bytes(TransactionBatch.TransactionsFieldNumber),
        };
        while (!cancellationToken.IsCancellationRequested)
        {
            var batch = WireBytes.Bytes(TransactionFrame.BatchesFieldNumber, batches[random.Next(batches.Length)]);
            var frame = WireBytes.Bytes(StreamTransactionsRequest.FrameFieldNumber, WireBytes.Repeat(batch, (1 + random.Next(4_000_000)) / batch.Length + 1));
            using var channel = arena.Connect();
            if (await arena.OpenAsync(channel, sourceId, reads: random.Next(2) == 0, compresses: random.Next(2) == 0, cancellationToken) is not { } stream)
                continue;
            for (var i = 0; i < Frames && await stream.SendAsync(frame, cancellationToken); i++)
            {
                // As many as the server takes.
            }
            await Pacing.AfterRefusal();
            await arena.CloseAsync(stream, sourceId);
        }
    }
}
