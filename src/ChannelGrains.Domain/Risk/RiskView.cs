using System.Runtime.InteropServices;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Risk;

/// <summary>The stated risks of all partners: one view, the board. Partners at LOW without a hold are known by their version alone.</summary>
public sealed class RiskView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.Risks, 0);

    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RiskCell> _cells = new(StringComparer.Ordinal);
    private readonly SortedSet<RiskPlace> _places = [];
    private readonly int[] _byLevel = new int[(int)RiskLevel.Critical];

    public override int PartnerCount => _versions.Count;

    public override int CellCount => _cells.Count;

    /// <summary>A page of the partners that a filter means.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="after">The place that the page comes behind; null for the first.</param>
    /// <param name="size">Partners of a page.</param>
    public RiskPage Page(RiskFilter filter, RiskPlace? after, int size)
    {
        List<RiskListed> partners = [];
        var (total, isLast) = (0, true);
        foreach (var place in _places)
        {
            var cell = _cells[place.PartnerId];
            if (!filter.Holds(cell))
                continue;
            total++;
            if (after is { } before && place <= before)
                continue;
            if (partners.Count < size)
                partners.Add(new(place.PartnerId, cell));
            else
                isLast = false;
        }
        return new RiskPage(partners, isLast, total, Counts(filter));
    }

    /// <summary>Partners by level, LOW first, of all types and regions.</summary>
    public IReadOnlyList<int> ByLevel => [.. _byLevel];

    public override RiskCellReading Read(string partnerId) => new(_versions.GetValueOrDefault(partnerId), _cells.GetValueOrDefault(partnerId));

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        var known = _versions.GetValueOrDefault(partner.PartnerId);
        if (partner.IsKnownAt(known))
            return true;
        if (partner.IsAheadOf(known))
            return false;
        _versions[partner.PartnerId] = partner.Version;
        if (_cells.Remove(partner.PartnerId, out var before))
            Place(partner.PartnerId, before, isListed: false);
        if (((RiskUpdate)update).Cell(partner) is { IsListed: true } cell)
        {
            _cells.Add(partner.PartnerId, cell);
            Place(partner.PartnerId, cell, isListed: true);
        }
        Revision++;
        return true;
    }

    private void Place(string partnerId, RiskCell cell, bool isListed)
    {
        var place = new RiskListed(partnerId, cell).Place;
        _byLevel[(int)cell.Level - 1] += isListed ? 1 : -1;
        if (isListed)
            _places.Add(place);
        else
            _places.Remove(place);
    }

    private IReadOnlyList<RiskCount> Counts(RiskFilter filter)
    {
        Dictionary<(RiskLevel Level, ChannelType ChannelType, string Region), (int Partners, int Held)> counts = [];
        foreach (var cell in _cells.Values)
        {
            if (!filter.HoldsPlace(cell))
                continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (cell.Level, cell.ChannelType, cell.Region), out _);
            count = (count.Partners + 1, count.Held + (cell.IsHeld ? 1 : 0));
        }
        return [
            .. counts.Select(count => new RiskCount(count.Key.Level, count.Key.ChannelType, count.Key.Region, count.Value.Partners, count.Value.Held))
                .OrderByDescending(count => count.Level).ThenBy(count => count.Region, StringComparer.Ordinal).ThenBy(count => count.ChannelType),
        ];
    }
}
