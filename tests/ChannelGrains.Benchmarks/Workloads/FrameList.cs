namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>The frames of one stream, their bytes in large chunks.</summary>
internal sealed class FrameList
{
    private const int ChunkBytes = 16 << 20;

    private readonly List<Frame> _frames = [];
    private byte[] _chunk = [];
    private int _used;

    public int Count => _frames.Count;

    public Frame this[int index] => _frames[index];

    public long Transactions { get; private set; }

    public long Bytes { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes, int batches, int transactions)
    {
        if (_used + bytes.Length > _chunk.Length)
            (_chunk, _used) = (GC.AllocateUninitializedArray<byte>(Math.Max(ChunkBytes, bytes.Length)), 0);
        bytes.CopyTo(_chunk.AsSpan(_used));
        _frames.Add(new Frame(_chunk, _used, bytes.Length, batches, transactions));
        _used += bytes.Length;
        Bytes += bytes.Length;
        Transactions += transactions;
    }
}
