using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Partners;

/// <summary>Everything that a partner's journal says, folded.</summary>
internal sealed class PartnerState : IJournalledState
{
    private PartnerLife? _life;

    /// <summary>Null while no such partner was created.</summary>
    public PartnerLife? Life
    {
        get => _life;
        set
        {
            _life = value;
            Currency = value is null ? [] : InternedName.Of(value.Particulars.CurrencyCode).Utf8;
            Region = value is null ? [] : InternedName.Of(value.Particulars.Region).Utf8;
        }
    }

    /// <summary>The partner's currency, UTF-8.</summary>
    public byte[] Currency { get; private set; } = [];

    /// <summary>The partner's latest region, UTF-8.</summary>
    public byte[] Region { get; private set; } = [];

    public SalesBook Sales { get; init; } = new();

    public SortedDictionary<string, Lane> Lanes { get; } = new(StringComparer.Ordinal);

    public Quarantine Quarantine { get; } = new();

    public RequestLog Requests { get; } = new();

    public Lane LaneOf(string sourceId)
    {
        if (!Lanes.TryGetValue(sourceId, out var lane))
            Lanes.Add(sourceId, lane = new Lane(sourceId));
        return lane;
    }
}
