using ChannelGrains.Grains.Hashing;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Stands for a lane in index keys, and hashes what belongs to it by a secret of its own: the same id or content is another value in
/// every lane.</summary>
/// <param name="identity">The lane's value under the partner's secret.</param>
internal sealed class LaneKey(UInt128 identity)
{
    private readonly SipHash _hash = new(identity);

    /// <summary>What stands for the lane.</summary>
    public UInt128 Prefix { get; } = new SipHash(identity).Hash128("prefix"u8);

    /// <summary>What stands for a transaction id.</summary>
    public UInt128 Id(ReadOnlySpan<byte> transactionId) => _hash.Hash128(transactionId);

    /// <summary>A shorter one, for what is looked up often and read to be sure, or is told about and no more; never 0.</summary>
    public ulong ShortId(ReadOnlySpan<byte> transactionId)
    {
        var hash = _hash.Hash64(transactionId);
        return hash == 0 ? 1 : hash;
    }

    /// <summary>What stands for a content, as of <see cref="TransactionContent"/>.</summary>
    public UInt128 Content(ReadOnlySpan<byte> canonical) => _hash.Hash128(canonical);
}
