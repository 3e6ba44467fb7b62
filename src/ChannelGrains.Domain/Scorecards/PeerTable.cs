using System.Runtime.InteropServices;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>The scores of all partners in a period, by channel type and region, to tell one where it stands. Immutable.</summary>
public sealed class PeerTable
{
    private readonly Dictionary<(ChannelType, string), Int128[]> _sorted;
    private readonly Dictionary<string, Int128> _scores = new(StringComparer.Ordinal);

    /// <param name="definition">The version that holds.</param>
    /// <param name="targetsOf">Targets of a partner that stand in the place of the definition's.</param>
    /// <param name="months">Months of the period.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="asOfMicros">When they were read, microseconds since 1970-01-01 UTC.</param>
    public PeerTable(ScorecardDefinition definition, Func<string, IReadOnlyDictionary<KpiName, decimal>> targetsOf, int months, IEnumerable<PeerFigures> partners, long asOfMicros)
    {
        AsOfMicros = asOfMicros;
        var compared = definition with { Kpis = [.. definition.Kpis.Where(kpi => PeerFigures.Compared.Contains(kpi.Kpi))] };
        Dictionary<(ChannelType, string), List<Int128>> groups = [];
        foreach (var partner in partners)
        {
            if (Scorecard.Of(compared, partner.Figures, targetsOf(partner.PartnerId), months).Score is not { } score)
                continue;
            _scores[partner.PartnerId] = score.Floor12();
            (CollectionsMarshal.GetValueRefOrAddDefault(groups, (partner.ChannelType, partner.Region), out _) ??= []).Add(score.Floor12());
        }
        _sorted = groups.ToDictionary(group => group.Key, group => group.Value.Order().ToArray());
    }

    /// <summary>When the partners were read, microseconds since 1970-01-01 UTC.</summary>
    public long AsOfMicros { get; }

    /// <summary>The part of the other partners of its type and region that score lower, those that score the same by half; null where there are no others, or where it has no
    /// score itself.</summary>
    public PeerPlace? PlaceOf(string partnerId, ChannelType channelType, string region)
    {
        if (!_scores.TryGetValue(partnerId, out var own) || !_sorted.TryGetValue((channelType, region), out var all) || all.Length < 2)
            return null;
        var (lower, upTo) = (Below(all, own), Below(all, own + 1));
        // It is one of those that score the same.
        var same = upTo - lower - 1;
        return same < 0 ? null : new(DecimalRatio.Of(2 * (Int128)lower + same, 2 * (Int128)(all.Length - 1)).Value!, all.Length - 1);
    }

    private static int Below(Int128[] sorted, Int128 score)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (sorted[middle] < score)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
