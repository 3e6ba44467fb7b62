namespace ChannelGrains.Journal.Embedded;

/// <summary>Undoes a construction of several steps if it does not reach its end.</summary>
internal sealed class DisposeStack : IDisposable
{
    private readonly Stack<IDisposable> _items = new();

    public T Push<T>(T item) where T : IDisposable
    {
        _items.Push(item);
        return item;
    }

    /// <summary>The construction succeeded; its parts have another owner now.</summary>
    public void Clear() => _items.Clear();

    public void Dispose()
    {
        while (_items.TryPop(out var item))
            item.Dispose();
    }
}
