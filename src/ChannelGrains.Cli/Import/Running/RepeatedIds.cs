using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Counts rows that have the transaction id of an earlier row of their partner, by hashes of 64 bits: a hint for people, not a decision.
/// </summary>
internal sealed class RepeatedIds
{
    // 200 MB; what comes after is not counted.
    private const int MaxIds = 1 << 23;

    private readonly HashSet<ulong> _seen = [];

    public long Count { get; private set; }

    public void Add(ImportPartner partner, string transactionId)
    {
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(transactionId.AsSpan()), partner.Number);
        if (_seen.Count < MaxIds ? !_seen.Add(hash) : _seen.Contains(hash))
            Count++;
    }
}
