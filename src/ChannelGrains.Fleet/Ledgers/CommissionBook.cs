using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;

namespace ChannelGrains.Fleet.Ledgers;

/// <summary>What a partner has earned by what the fleet sent for it, and what its statements must say.</summary>
/// <param name="ledger">What was sent.</param>
/// <param name="firstMonth">First day of the first month that is settled.</param>
internal sealed class CommissionBook(PartnerLedger ledger, DateOnly firstMonth)
{
    private const long FenPerYuan = 100;

    private readonly CommissionRule _rule = CommissionRule.Of(ledger.Partner);
    private readonly SortedDictionary<DateOnly, (long Net, long Commission)> _stated = [];
    private long _carried;

    public FleetPartner Partner => ledger.Partner;

    /// <summary>By what it is paid.</summary>
    public CommissionRule Rule => _rule;

    /// <summary>Commission of all that was sent, exact, in billionths of CNY.</summary>
    public long Lifetime => ledger.Days.Select(MonthEnd.MonthOf).Distinct().Sum(month => _rule.Commission(NetOf(month)));

    /// <summary>Closes a month as of now, after those before it.</summary>
    /// <returns>Its statement; null where the partner's statements begin later.</returns>
    public PartnerStatement? Close(DateOnly month)
    {
        if (month < firstMonth)
            return null;
        var adjustments = new List<MonthAdjustment>();
        foreach (var (earlier, stated) in _stated.ToList())
            if (NetOf(earlier) is var net && _rule.Commission(net) is var now && (net, now) != stated)
            {
                adjustments.Add(new MonthAdjustment(earlier, stated.Commission, now, stated.Net, net));
                _stated[earlier] = (net, now);
            }
        var own = NetOf(month);
        _stated.Add(month, (own, _rule.Commission(own)));
        var statement = new PartnerStatement(
            month, _rule.Commission(own), [.. adjustments.Where(adjustment => adjustment.Difference != 0)], _carried, _rule.MinimumPayout * FenPerYuan);
        _carried = statement.IsCarried ? statement.Total : 0;
        return statement;
    }

    private long NetOf(DateOnly month) => ledger.Sum(Period.Month(month)).Total.Net;
}
