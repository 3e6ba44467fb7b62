using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Domain.Certificates;

/// <summary>Which partners have somebody certified on which days. Not for several threads at once.</summary>
public sealed class CertifiedView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.Certified, 0);

    private readonly Dictionary<string, (long Version, CertifiedCell Cell)> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<CertifiedSpan>>> _codes = new(StringComparer.Ordinal);

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>The partners of which somebody holds a certificate of a code on a day, in no order.</summary>
    public IReadOnlyList<string> CertifiedOn(string code, BusinessDay day) =>
        _codes.TryGetValue(code, out var partners) ? [.. partners.Where(partner => partner.Value.Any(span => span.Holds(day))).Select(partner => partner.Key)] : [];

    public override CertifiedReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.IsEmpty ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        _partners.TryGetValue(partner.PartnerId, out var known);
        if (partner.IsKnownAt(known.Version))
            return true;
        if (partner.IsAheadOf(known.Version))
            return false;
        foreach (var code in known.Cell?.Codes ?? [])
            Forget(code.Code, partner.PartnerId);
        var cell = ((CertifiedUpdate)update).Cell(partner);
        foreach (var code in cell.Codes)
        {
            if (!_codes.TryGetValue(code.Code, out var partners))
                _codes.Add(code.Code, partners = new(StringComparer.Ordinal));
            partners[partner.PartnerId] = code.Days;
        }
        _partners[partner.PartnerId] = (partner.Version, cell);
        Revision++;
        return true;
    }

    private void Forget(string code, string partnerId)
    {
        if (_codes.TryGetValue(code, out var partners) && partners.Remove(partnerId) && partners.Count == 0)
            _codes.Remove(code);
    }
}
