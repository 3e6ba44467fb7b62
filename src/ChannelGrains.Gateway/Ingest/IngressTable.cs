using System.Collections.Concurrent;
using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Gateway.Partners;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The ways to partners of this process, shared by all streams.</summary>
internal sealed class IngressTable(PartnerGrains partners, ILogger<IngressTable> logger)
{
    /// <summary>Entries from which on idle ones are dropped; a dropped one costs only making it again.</summary>
    private const int Capacity = 200_000;

    private readonly ConcurrentDictionary<string, PartnerIngress> _byPartner = new(StringComparer.Ordinal);

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
        if (_byPartner.Count >= Capacity)
        {
            foreach (var (id, ingress) in _byPartner)
            {
                if (ingress.IsIdle)
                    _byPartner.TryRemove(id, out _);
            }
        }
        return _byPartner.GetOrAdd(partnerId, id => new PartnerIngress(id, partners.Get(id), logger));
    }
}
