using System.Buffers.Binary;

namespace ChannelGrains.Journal.Embedded;

public sealed partial class EmbeddedJournalStore
{
    private readonly IndexBatch _rows = new();
    private readonly byte[] _position = new byte[sizeof(long)];

    public ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken cancellationToken)
    {
        using var use = Use();
        lock (_rows)
        {
            _rows.Clear();
            _rows.AddPacked(rows.Packed, IndexKeys.Row);
            BinaryPrimitives.WriteInt64LittleEndian(_position, _pipeline.CommittedPosition);
            _rows.Put(IndexKeys.Rows, _position);
            _index.WriteRows(_rows);
        }
        return default;
    }

    public ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken)
    {
        using var use = Use();
        Span<byte> buffer = stackalloc byte[IndexWrites.MaxKeyBytes + 1];
        return new(_index.Get(IndexKeys.ForKey(buffer, IndexKeys.Row, key.Span)));
    }

    public ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        using var use = Use();
        return new(_index.Scan(IndexKeys.Row, prefix.Span, after.Span, max, descending: false, cancellationToken));
    }
}
