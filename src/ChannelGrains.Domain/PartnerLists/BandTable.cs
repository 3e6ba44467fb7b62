using System.Collections.Immutable;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Domain.PartnerLists;

/// <summary>The band of each partner's score in a period, by what the live views know of it: see <see cref="PeerFigures"/>. Safe for several threads.</summary>
public sealed class BandTable
{
    private static readonly ImmutableDictionary<KpiName, decimal> NoTargets = ImmutableDictionary<KpiName, decimal>.Empty;

    private readonly Lock _gate = new();
    private readonly ScorecardDefinition? _definition;
    private readonly int _months;
    private readonly IReadOnlyDictionary<string, decimal> _salesTargets;
    private readonly HashSet<string>[] _members;
    private readonly int?[] _silent = new int?[2];

    /// <param name="definition">The version of the scorecard that holds; null where none does: then nobody has a band.</param>
    /// <param name="months">Months of the period.</param>
    /// <param name="salesTargets">Sales targets of partners for the period, which stand in the place of the definition's.</param>
    public BandTable(ScorecardDefinition? definition, int months, IReadOnlyDictionary<string, decimal> salesTargets)
    {
        _definition = definition is null ? null : definition with { Kpis = [.. definition.Kpis.Where(kpi => PeerFigures.Compared.Contains(kpi.Kpi))] };
        (_months, _salesTargets) = (months, salesTargets);
        Names = definition is null ? [] : [.. definition.Bands.Select(band => band.Name)];
        _members = [.. Names.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
    }

    /// <summary>The bands that there are, the lowest first.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Enters what is known now of some partners.</summary>
    /// <param name="partnerIds">The partners; those without figures, which may not sell in the period, have no band.</param>
    /// <param name="figures">Of those that may.</param>
    public void Enter(IReadOnlyCollection<string> partnerIds, IEnumerable<PeerFigures> figures)
    {
        List<(string PartnerId, int Band)> judged = [.. figures.Select(partner => (partner.PartnerId, BandOf(partner)))];
        lock (_gate)
        {
            foreach (var members in _members)
                members.ExceptWith(partnerIds);
            foreach (var (partnerId, band) in judged)
                if (band >= 0)
                    _members[band].Add(partnerId);
        }
    }

    /// <summary>The bands of some partners, in their order; empty for those that have none.</summary>
    public IReadOnlyList<string> BandsOf(IEnumerable<string> partnerIds)
    {
        lock (_gate)
            return [.. partnerIds.Select(partnerId => Array.FindIndex(_members, members => members.Contains(partnerId)) is var band and >= 0 ? Names[band] : "")];
    }

    /// <summary>Whether a partner is in a band; false for a band that there is not.</summary>
    public bool IsIn(string partnerId, string band)
    {
        if (Find(band) is not { } members)
            return false;
        lock (_gate)
            return members.Contains(partnerId);
    }

    /// <summary>The partners of a band when they are few; null when they are more than <paramref name="most"/>.</summary>
    public IReadOnlySet<string>? Few(string band, int most)
    {
        if (Find(band) is not { } members)
            return new HashSet<string>();
        lock (_gate)
            return members.Count > most ? null : members.ToHashSet(StringComparer.Ordinal);
    }

    private HashSet<string>? Find(string band)
    {
        var place = Names.IndexOf(band);
        return place < 0 ? null : _members[place];
    }

    private int BandOf(in PeerFigures partner)
    {
        var hasTarget = _salesTargets.TryGetValue(partner.PartnerId, out var target);
        if (hasTarget || partner.Net != Amount.Zero || partner.Feedback is not { Counts.IsEmpty: true, Overdue: 0 })
            return Judge(partner.Figures, hasTarget ? NoTargets.Add(KpiName.Sales, target) : NoTargets);
        // Most of a large channel: of whom there is nothing to tell apart is judged once.
        ref var silent = ref _silent[partner.Market > Amount.Zero ? 1 : 0];
        return silent ??= Judge(partner.Figures, NoTargets);
    }

    private int Judge(IReadOnlyList<KpiFigure> figures, IReadOnlyDictionary<KpiName, decimal> targets) =>
        _definition is not null && Scorecard.Of(_definition, figures, targets, _months).Band is { } band ? Names.IndexOf(band) : -1;
}
