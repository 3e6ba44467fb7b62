namespace ChannelGrains.Grains.Ingest;

/// <summary>A count that several partners add to.</summary>
internal sealed class PulseCount
{
    private long _transactions;

    public long Transactions => Interlocked.Read(ref _transactions);

    public void Add(int transactions) => Interlocked.Add(ref _transactions, transactions);
}
