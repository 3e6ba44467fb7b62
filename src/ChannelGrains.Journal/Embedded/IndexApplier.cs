using System.Buffers.Binary;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Turns records of the log into writes of the database: index writes, names, and a position each so many versions. One thread.</summary>
internal sealed class IndexApplier(IndexDatabase index)
{
    private readonly IndexBatch _batch = new();

    public int PendingBytes => _batch.Bytes.Length;

    /// <summary>Adds all records of a frame, whose journals are <paramref name="journals"/> one by one.</summary>
    /// <param name="body">The frame without its head, which was checked.</param>
    /// <param name="position">Where the body is in the log.</param>
    public void Add(ReadOnlySpan<byte> body, long position, ReadOnlySpan<EmbeddedJournalRef> journals)
    {
        Span<byte> key = stackalloc byte[JournalName.MaxBytes + 1];
        Span<byte> value = stackalloc byte[JournalHead.Size];
        foreach (var journal in journals)
        {
            RecordView.TryRead(body, out var record);
            if (record.Version == 1)
            {
                _batch.Put(IndexKeys.ForId(key, IndexKeys.JournalId, record.Journal), record.NameBytes);
                _batch.Put(IndexKeys.ForName(key, journal.Name.Value), new JournalHead(record.Journal, 1, position).Write(value));
            }
            if (record.Version % IndexKeys.PointEvery == 0)
            {
                BitConverter.TryWriteBytes(value, position);
                _batch.Put(IndexKeys.ForPoint(key, record.Journal, record.Version), value[..sizeof(long)]);
            }
            if (!record.Index.IsEmpty)
                _batch.AddPacked(record.Index);
            body = body[record.Length..];
            position += record.Length;
        }
    }

    /// <param name="end">Where the log ends with what was added.</param>
    public void Write(long end)
    {
        if (_batch.Count == 0 && end == 0)
            return;
        Span<byte> position = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(position, end);
        _batch.Put(IndexKeys.Applied, position);
        _batch.Sort();
        index.Write(_batch);
        _batch.Clear();
    }
}
