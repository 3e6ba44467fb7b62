using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>A till that numbers its sales from 1, and sends the same number until it is taken or the lane is another's.</summary>
internal sealed class DrillTill(ChannelBase channel, string name, string sourceId, string partnerId) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long _epoch = 1, _taken;
    private bool _isOff;
    private Task _selling = Task.CompletedTask;

    /// <summary>Sales taken since the till was given its epoch.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    public void Start() => _selling = Task.Run(SellAsync);

    /// <summary>Whoever looks after the till has opened an epoch for it: it begins again at 1.</summary>
    public void Use(long epoch)
    {
        Interlocked.Exchange(ref _taken, 0);
        Interlocked.Exchange(ref _epoch, epoch);
    }

    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isOff, true);
        await _selling;
    }

    private async Task SellAsync()
    {
        var client = new IngestService.IngestServiceClient(channel);
        while (!Volatile.Read(ref _isOff))
        {
            var (epoch, number) = (Interlocked.Read(ref _epoch), Taken + 1);
            var batch = new TransactionBatch { PartnerId = partnerId, Epoch = epoch, FirstSequence = number, Transactions = { DrillFeed.Sale($"{name}-{epoch}-{number}") } };
            try
            {
                await client.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = sourceId, Batch = batch });
                if (Interlocked.Read(ref _epoch) == epoch)
                    Interlocked.Increment(ref _taken);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.AlreadyExists)
            {
                // Another till has sent this number: this one knows no other and tries again.
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
            {
                // A newer epoch was opened: the till is the old one until it is told so.
            }
            await Pacing.Moment(Pause);
        }
    }
}
