using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>What is kept of the memory that batches are decided in.</summary>
public sealed class WorkingMemoryTests
{
    private static readonly CustomerKey Key = new(new byte[CustomerKey.Bytes]);

    [Fact]
    public void Lines_BeyondThoseOfATransaction_AreCountedAndNotKept()
    {
        var buffer = new TransactionBuffer();
        byte[] lines = [.. Enumerable.Repeat<byte[]>([0x52, 0x00], 100_000).SelectMany(line => line)];
        Assert.True(TransactionDecoder.TryDecode(lines, Key, buffer));
        Assert.Equal(IngestLimits.Lines, buffer.LineCount);
        Assert.False(buffer.Transactions[0].FormatValid);
        // One that is right comes behind it.
        Assert.True(TransactionDecoder.TryDecode(Google.Protobuf.MessageExtensions.ToByteArray(Make.Sale("a")), Key, buffer));
        Assert.True(buffer.Transactions[1].FormatValid);
        Assert.Equal((IngestLimits.Lines, 1), (buffer.Transactions[1].FirstLine, buffer.Transactions[1].LineCount));
    }

    [Fact]
    public void Buffers_ThatABatchMadeLarge_AreNotKept()
    {
        byte[] lines = [.. Enumerable.Repeat<byte[]>([0x52, 0x00], IngestLimits.Lines).SelectMany(line => line)];
        Parallel.For(0, 64, _ =>
        {
            var buffer = TransactionBuffer.Rent();
            for (var i = 0; i < 500; i++)
                TransactionDecoder.TryDecode(lines, Key, buffer);
            TransactionBuffer.Return(buffer);
        });
        Assert.InRange(TransactionBuffer.KeptInAll, 0, Environment.ProcessorCount * (16L << 20));
    }
}
