using ChannelGrains.Benchmarks.Front;

namespace ChannelGrains.Benchmarks.Peers;

/// <summary>Shares partners out to a few connections, each of which commits by group.</summary>
internal abstract class GroupedStore : IPeerStore
{
    private GroupCommit[] _commits = [];

    public void Append(FrontFrame frame)
    {
        var commits = _commits;
        foreach (var batch in PeerBatch.Split(frame))
            commits[(uint)string.GetHashCode(batch.Message.PartnerId, StringComparison.Ordinal) % (uint)commits.Length].Append(batch);
    }

    /// <param name="variant">A way of writing and the number of connections, as <c>copy-2</c>.</param>
    public async Task UseAsync(string variant)
    {
        var (way, connections) = Parse(variant);
        await CloseWritersAsync();
        _commits = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ => new GroupCommit(await OpenWriterAsync(way))));
    }

    public abstract Task<PartnerSales> ReadAsync(string partnerId, DateOnly first, DateOnly last);

    public virtual async ValueTask DisposeAsync() => await CloseWritersAsync();

    protected abstract Task<IGroupWriter> OpenWriterAsync(string way);

    private async Task CloseWritersAsync()
    {
        foreach (var commit in _commits)
            await commit.DisposeAsync();
    }

    private static (string Way, int Connections) Parse(string variant)
    {
        var dash = variant.LastIndexOf('-');
        return (variant[..dash], int.Parse(variant.AsSpan(dash + 1), System.Globalization.CultureInfo.InvariantCulture));
    }
}
