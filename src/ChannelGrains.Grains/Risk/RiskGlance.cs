using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Risk;

/// <summary>What a partner's last evaluation saw, kept with its folded state, to see at a glance whether the batches since then can have changed it; and what it read of records,
/// which never say anything else. Derived: a partner that is loaded begins without it.</summary>
internal sealed class RiskGlance
{
    /// <summary>How long batches that change little are left unread.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private long _factVersion = -1;
    private long _version;
    private long _stamp;
    private long _freshUntilMicros;
    private SalesMovement _moved;
    private RiskLeeway _leeway;
    private long _quarantined;
    private long? _dueMicros;

    // Of most partners nothing is read.
    private Dictionary<long, long>? _recordTimes;
    private Dictionary<long, RiskTerms>? _terms;

    /// <summary>Times of records, by version, microseconds since 1970-01-01 UTC.</summary>
    public Dictionary<long, long> RecordTimes => _recordTimes ??= [];

    /// <summary>Terms of agreements, by the record that drafted them.</summary>
    public Dictionary<long, RiskTerms> Terms => _terms ??= [];

    /// <summary>Whether it is to be evaluated for what came since the last evaluation: a fact, or batches that changed more than little. Asked for each batch.</summary>
    public bool IsNeeded(PartnerGrain grain, FoldedPartner partner, long stamp) => _factVersion != grain.LastFactVersion || _stamp != stamp || HasMoved(partner);

    /// <summary>When it is due, if nothing came since the last evaluation but batches that change little; false when it is to be evaluated.</summary>
    public bool TrySkip(PartnerGrain grain, FoldedPartner partner, long stamp, long nowMicros, out long? dueMicros)
    {
        dueMicros = _dueMicros;
        if (nowMicros >= _dueMicros || IsNeeded(grain, partner, stamp))
            return false;
        if (_version == grain.Version)
            return true;
        if (nowMicros >= _freshUntilMicros)
            return false;
        dueMicros = _dueMicros < _freshUntilMicros ? _dueMicros : _freshUntilMicros;
        return true;
    }

    /// <summary>It was evaluated, and nothing is to be stated.</summary>
    public void Keep(PartnerGrain grain, FoldedPartner partner, long stamp, in RiskLeeway leeway, long nowMicros, long? dueMicros)
    {
        (_factVersion, _version, _stamp, _dueMicros) = (grain.LastFactVersion, grain.Version, stamp, dueMicros);
        (_moved, _leeway, _quarantined) = (partner.Sales.Moved, leeway, partner.Quarantine.Opened);
        _freshUntilMicros = nowMicros + (long)Fresh.TotalMicroseconds;
    }

    private bool HasMoved(FoldedPartner partner) =>
        _leeway.IsExceededBy(partner.Sales.Moved - _moved) || partner.Quarantine.Opened - _quarantined > _leeway.Quarantined;
}
