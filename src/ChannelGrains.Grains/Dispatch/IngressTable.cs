using System.Collections.Concurrent;
using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>The ways to partners of this process, shared by all streams. Ids that nobody created are not kept.</summary>
/// <param name="partners">Where they lead.</param>
/// <param name="journals">Which of them exist.</param>
/// <param name="turns">In which they take their batches.</param>
/// <param name="logger">Told of calls that fail.</param>
/// <param name="capacity">Entries from which on those are dropped that nobody used lately; a dropped one costs only making it again.</param>
public sealed class IngressTable(
    PartnerReferences partners, KnownJournals journals, IngestTurns turns, ILogger<IngressTable> logger, int capacity = IngressTable.Capacity)
{
    private const int Capacity = 1_000_000;

    private readonly ConcurrentDictionary<string, PartnerIngress> _byPartner = new(StringComparer.Ordinal);
    private readonly Lock _dropping = new();
    private int _count; // the dictionary's own takes all its locks
    private int _kept; // entries when it last dropped some

    /// <summary>The way to a partner that was found before; else null: it may be found by <see cref="FindAsync"/>.</summary>
    public PartnerIngress? Find(ReadOnlySpan<byte> partnerId)
    {
        if (!PartnerIds.IsValid(partnerId))
            return null;
        Span<char> text = stackalloc char[PartnerIds.MaxLength];
        var length = Encoding.ASCII.GetChars(partnerId, text);
        return _byPartner.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var known) ? known : null;
    }

    /// <summary>The way to a partner; null when there is no such partner, which wakes no grain and leaves nothing behind.</summary>
    public async ValueTask<PartnerIngress?> FindAsync(string partnerId, CancellationToken cancellationToken)
    {
        if (PartnerIds.Validate(partnerId) is not null)
            return null;
        if (_byPartner.TryGetValue(partnerId, out var known))
            return known;
        return await journals.HasPartnerAsync(partnerId, cancellationToken) ? Add(partnerId) : null;
    }

    private PartnerIngress Add(string partnerId)
    {
        // What was used when it last dropped some gets a while to be used again.
        if (Volatile.Read(ref _count) >= Math.Max(capacity, Volatile.Read(ref _kept) + capacity / 4))
            DropUnused();
        var added = new PartnerIngress(partnerId, partners.Get(partnerId), turns, logger);
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
                if (!ingress.TakeUse() && _byPartner.TryRemove(id, out _))
                    Interlocked.Decrement(ref _count);
            Volatile.Write(ref _kept, Volatile.Read(ref _count));
        }
        finally
        {
            _dropping.Exit();
        }
    }
}
