namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>A request in its wire form, made before the clock runs.</summary>
internal readonly record struct Frame(byte[] Chunk, int Start, int Length, int Batches, int Transactions)
{
    public ReadOnlyMemory<byte> Bytes => Chunk.AsMemory(Start, Length);
}
