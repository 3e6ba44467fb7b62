using System.Threading.Channels;

namespace ChannelGrains.Benchmarks.Peers;

/// <summary>What arrives from all streams while one group is being written is the next group.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestTransactions = 32_768;

    private readonly Channel<PeerBatch> _waiting = Channel.CreateUnbounded<PeerBatch>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IGroupWriter _writer;
    private readonly Task _writing;

    public GroupCommit(IGroupWriter writer)
    {
        _writer = writer;
        _writing = Task.Run(WriteAllAsync);
    }

    public void Append(PeerBatch batch) => _waiting.Writer.TryWrite(batch);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await _writer.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync())
                await WriteAsync(TakeGroup());
        }
        catch (Exception exception)
        {
            // Nobody who waits may be answered; the run fails with the process.
            await Console.Error.WriteLineAsync(exception.ToString());
            Environment.Exit(1);
        }
    }

    private async Task WriteAsync(Dictionary<string, PartnerGroup> group)
    {
        await _writer.WriteAsync(group.Values);
        foreach (var partner in group.Values)
            foreach (var batch in partner.Batches)
                batch.OnDurable();
    }

    private Dictionary<string, PartnerGroup> TakeGroup()
    {
        var group = new Dictionary<string, PartnerGroup>();
        for (var transactions = 0; transactions < LargestTransactions && _waiting.Reader.TryRead(out var batch); transactions += batch.Message.Transactions.Count)
        {
            if (!group.TryGetValue(batch.Message.PartnerId, out var partner))
                group[batch.Message.PartnerId] = partner = new PartnerGroup(batch.Message.PartnerId);
            partner.Add(batch);
        }
        return group;
    }
}
