using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace ChannelGrains.Client.Tests.Sending;

/// <summary>Takes batches as the protocol says, by number or by id, and refuses some for a while.</summary>
internal sealed class SimulatedServer(SourceMode mode, Random random)
{
    private readonly Dictionary<string, List<string>> _taken = [];

    /// <summary>What each partner has, in the order in which it was taken.</summary>
    public IReadOnlyList<string> TakenOf(string partnerId) => _taken.TryGetValue(partnerId, out var ids) ? ids : [];

    public Lane LaneOf(string partnerId) => new() { Epoch = 1, CommittedSequence = TakenOf(partnerId).Count };

    /// <summary>Decides one batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="refusalPercent">How many are refused for a while.</param>
    public BatchResult Take(TransactionBatch batch, int refusalPercent)
    {
        if (random.Next(100) < refusalPercent)
            return Refuse(batch, random.Next(2) == 0 ? StatusCode.Unavailable : StatusCode.ResourceExhausted, new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(1)) });
        if (!_taken.TryGetValue(batch.PartnerId, out var taken))
            _taken.Add(batch.PartnerId, taken = []);
        return mode == SourceMode.Sequenced ? TakeByNumber(batch, taken) : TakeById(batch, taken);
    }

    private static BatchResult TakeByNumber(TransactionBatch batch, List<string> taken)
    {
        if (batch.FirstSequence > taken.Count + 1)
            return Refuse(batch, StatusCode.OutOfRange, new ErrorInfo { Reason = "SEQUENCE_GAP", Metadata = { ["expected_sequence"] = $"{taken.Count + 1}" } });
        var accepted = 0;
        foreach (var (transaction, number) in batch.Transactions.Select((transaction, i) => (transaction, batch.FirstSequence + i)))
        {
            if (number <= taken.Count)
            {
                Assert.Equal(taken[(int)number - 1], transaction.TransactionId);
                continue;
            }
            taken.Add(transaction.TransactionId);
            accepted++;
        }
        return new BatchResult { BatchId = batch.BatchId, Accepted = accepted, Duplicates = batch.Transactions.Count - accepted, CommittedSequence = taken.Count };
    }

    private static BatchResult TakeById(TransactionBatch batch, List<string> taken)
    {
        var fresh = batch.Transactions.Select(transaction => transaction.TransactionId).Except(taken).ToList();
        taken.AddRange(fresh);
        return new BatchResult { BatchId = batch.BatchId, Accepted = fresh.Count, Duplicates = batch.Transactions.Count - fresh.Count };
    }

    private static BatchResult Refuse(TransactionBatch batch, StatusCode code, IMessage detail) =>
        new() { BatchId = batch.BatchId, Error = new Status { Code = (int)code, Message = "Not now.", Details = { Any.Pack(detail) } } };
}
