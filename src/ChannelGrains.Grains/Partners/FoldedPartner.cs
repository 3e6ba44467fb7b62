using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Partners;

/// <summary>Everything that a partner's journal says, folded: what every batch reads or moves, and a part for each capability that knows something.</summary>
internal sealed class FoldedPartner : IJournalledState
{
    private PartnerLife? _life;
    private object[] _parts = [];

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

    public SalesBook Sales { get; set; } = new();

    /// <summary>The last business day with a counted transaction, <see cref="BusinessDay.SinceEver"/> for none.</summary>
    public BusinessDay LastCounted => new(Sales.LastDay);

    public SortedDictionary<string, Lane> Lanes { get; } = new(StringComparer.Ordinal);

    public Domain.Ingest.Quarantine Quarantine { get; } = new();

    public RequestLog Requests { get; } = new();

    public Lane LaneOf(string sourceId)
    {
        if (!Lanes.TryGetValue(sourceId, out var lane))
            Lanes.Add(sourceId, lane = new Lane(sourceId));
        return lane;
    }

    /// <summary>What a capability knows of the partner; null where it knows nothing.</summary>
    public TPart? Part<TPart>()
        where TPart : class
    {
        foreach (var part in _parts)
            if (part is TPart found)
                return found;
        return null;
    }

    /// <summary>Likewise; made when it is the first thing that it knows.</summary>
    public TPart PartOrNew<TPart>()
        where TPart : class, new()
    {
        if (Part<TPart>() is { } known)
            return known;
        var part = new TPart();
        // The last one that came is asked for soonest: at each batch.
        _parts = [part, .. _parts];
        return part;
    }
}
