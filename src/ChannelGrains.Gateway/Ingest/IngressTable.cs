using System.Collections.Concurrent;
using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Partners;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The ways to partners of this process, shared by all streams.</summary>
/// <param name="partners">Where they lead.</param>
/// <param name="turns">In which they take their batches.</param>
/// <param name="budgets">What their sources may have stored.</param>
/// <param name="logger">Told of calls that fail.</param>
/// <param name="capacity">Entries from which on those are dropped that nobody used lately; a dropped one costs only making it again.</param>
internal sealed class IngressTable(PartnerGrains partners, IngestTurns turns, SourceBudgets budgets, ILogger<IngressTable> logger, int capacity = IngressTable.Capacity)
{
    private const int Capacity = 1_000_000;

    private readonly ConcurrentDictionary<string, PartnerIngress> _byPartner = new(StringComparer.Ordinal);
    private readonly Lock _dropping = new();
    private int _count; // the dictionary's own takes all its locks
    private int _kept; // entries when it last dropped some

    /// <summary>Null when the bytes cannot be a partner's id.</summary>
    public PartnerIngress? Find(ReadOnlySpan<byte> partnerId)
    {
        if (partnerId.Length is 0 or > 64)
            return null;
        Span<char> text = stackalloc char[64];
        if (!Encoding.UTF8.TryGetChars(partnerId, text, out var length))
            return null;
        var id = text[..length];
        return _byPartner.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var known) ? known : Add(id.ToString());
    }

    private PartnerIngress? Add(string partnerId)
    {
        if (PartnerIds.Validate(partnerId) is not null)
            return null;
        // What was used when it last dropped some gets a while to be used again.
        if (Volatile.Read(ref _count) >= Math.Max(capacity, Volatile.Read(ref _kept) + capacity / 4))
            DropUnused();
        var added = new PartnerIngress(partnerId, partners.Get(partnerId), turns, budgets, logger);
        var ingress = _byPartner.GetOrAdd(partnerId, added);
        if (ingress == added)
            Interlocked.Increment(ref _count);
        return ingress;
    }

    /// <summary>Drops what was not used since this was last done. One thread does it; the others go on.</summary>
    private void DropUnused()
    {
        if (!_dropping.TryEnter())
            return;
        try
        {
            foreach (var (id, ingress) in _byPartner)
            {
                if (!ingress.TakeUse() && _byPartner.TryRemove(id, out _))
                    Interlocked.Decrement(ref _count);
            }
            Volatile.Write(ref _kept, Volatile.Read(ref _count));
        }
        finally
        {
            _dropping.Exit();
        }
    }
}
