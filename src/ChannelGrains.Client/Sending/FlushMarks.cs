namespace ChannelGrains.Client;

/// <summary>The marks of a sender in order: closed ones that a flush waits for, and the open one that counts what is offered now.</summary>
internal sealed class FlushMarks
{
    private readonly Queue<FlushMark> _closed = new();
    private FlushMark _open = new();

    /// <summary>Somebody waits for a mark.</summary>
    public bool IsFlushing => _closed.Count > 0;

    /// <summary>Counts one transaction at the open mark.</summary>
    public FlushMark Take()
    {
        _open.Unresolved++;
        return _open;
    }

    /// <summary>Closes the open mark, which the caller waits for, and opens the next one.</summary>
    public FlushMark Close()
    {
        var closed = _open;
        _closed.Enqueue(closed);
        _open = new FlushMark();
        return closed;
    }

    /// <summary>Takes closed marks from the front as long as nothing of them is left.</summary>
    public IEnumerable<FlushMark> TakeResolved()
    {
        while (_closed.TryPeek(out var mark) && mark.Unresolved == 0)
            yield return _closed.Dequeue();
    }

    /// <summary>Takes all closed marks.</summary>
    public IEnumerable<FlushMark> TakeAll()
    {
        while (_closed.TryDequeue(out var mark))
            yield return mark;
    }
}
