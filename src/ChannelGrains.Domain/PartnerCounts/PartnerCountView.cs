using System.Runtime.InteropServices;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>
/// All partners by state, channel type and region. It keeps timelines, not states, and looks them up for each question: a state or placement that was
/// planned holds from its business day on, in the partner's own zone, without anybody telling of it. Partners with equal timelines are looked up once.
/// </summary>
public sealed class PartnerCountView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.PartnerTimelines, 0);

    private readonly Dictionary<string, Row> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<PartnerTimeline, Group> _groups = [];

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>Timelines that are looked up for a question.</summary>
    public int TimelineCount => _groups.Count;

    /// <summary>The counts at an instant, microseconds since 1970-01-01 UTC, each partner on its business day then; in no order, none of them 0.</summary>
    public IReadOnlyList<PartnerCount> CountsAt(long unixMicros) => Counts(timeline => timeline.DayOf(unixMicros));

    /// <summary>The counts on a business day, as far as it is known now.</summary>
    public IReadOnlyList<PartnerCount> CountsOn(BusinessDay day) => Counts(_ => day);

    /// <summary>How many partners began to be active in a period, and were active before it, by channel type and region; in no order. A partner that was always active began
    /// in none. One that began counts where it was placed on that day, one of before where it was on the day before the first.</summary>
    public IReadOnlyList<PartnerActivations> Activations(BusinessDay firstDay, BusinessDay lastDay)
    {
        Dictionary<(ChannelType ChannelType, string Region), (int Activated, int ActiveBefore)> counts = [];
        var dayBefore = firstDay.AddDays(-1);
        foreach (var group in _groups.Values)
        {
            if (group.Timeline.FirstActive is { } began && began >= firstDay && began <= lastDay)
                Count(group.Timeline.PlacementOn(began)).Activated += group.Partners;
            if (group.Timeline.StateOn(dayBefore) is LifecycleState.Active or LifecycleState.Suspended)
                Count(group.Timeline.PlacementOn(dayBefore)).ActiveBefore += group.Partners;
        }
        return [.. counts.Select(count => new PartnerActivations(count.Key.ChannelType, count.Key.Region, count.Value.Activated, count.Value.ActiveBefore))];

        ref (int Activated, int ActiveBefore) Count(PartnerPlacement placement) =>
            ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (placement.ChannelType, placement.Region), out _);
    }

    /// <summary>The partners that may sell on a day, by channel type and region; in no order.</summary>
    public IReadOnlyList<SellingPartner> SellingOn(BusinessDay day)
    {
        Dictionary<Group, PartnerPlacement> selling = [];
        foreach (var group in _groups.Values)
            if (group.Timeline.StateOn(day) is LifecycleState.Active or LifecycleState.Suspended)
                selling.Add(group, group.Timeline.PlacementOn(day));
        List<SellingPartner> partners = [];
        foreach (var (partnerId, row) in _partners)
            if (selling.TryGetValue(row.Group, out var placement))
                partners.Add(new(partnerId, placement.ChannelType, placement.Region));
        return partners;
    }

    /// <summary>Those of some partners that may sell on a day; in no order.</summary>
    public IReadOnlyList<SellingPartner> SellingOf(IReadOnlyCollection<string> partnerIds, BusinessDay day)
    {
        List<SellingPartner> partners = [];
        foreach (var partnerId in partnerIds)
            if (_partners.TryGetValue(partnerId, out var row) && row.Group.Timeline.StateOn(day) is LifecycleState.Active or LifecycleState.Suspended)
            {
                var placement = row.Group.Timeline.PlacementOn(day);
                partners.Add(new(partnerId, placement.ChannelType, placement.Region));
            }
        return partners;
    }

    /// <summary>All partners by id, with their timelines.</summary>
    public PartnerRoster Roster() => PartnerRoster.Of([.. _partners.Select(partner => KeyValuePair.Create(partner.Key, partner.Value.Group.Timeline))]);

    public override TimelineReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var row) ? new(row.Version, row.Group.Timeline) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        _partners.TryGetValue(partner.PartnerId, out var known);
        if (partner.IsKnownAt(known.Version))
            return true;
        if (partner.IsAheadOf(known.Version))
            return false;
        var timeline = ((TimelineUpdate)update).Timeline(partner);
        if (known.Group is { } left && --left.Partners == 0)
            _groups.Remove(left.Timeline);
        ref var joined = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, timeline, out _);
        joined ??= new(timeline);
        joined.Partners++;
        _partners[partner.PartnerId] = new(partner.Version, joined);
        Revision++;
        return true;
    }

    private IReadOnlyList<PartnerCount> Counts(Func<PartnerTimeline, BusinessDay> dayOf)
    {
        Dictionary<(LifecycleState State, ChannelType ChannelType, string Region), int> counts = [];
        foreach (var group in _groups.Values)
        {
            var day = dayOf(group.Timeline);
            var placement = group.Timeline.PlacementOn(day);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (group.Timeline.StateOn(day), placement.ChannelType, placement.Region), out _) += group.Partners;
        }
        return [.. counts.Select(count => new PartnerCount(count.Key.State, count.Key.ChannelType, count.Key.Region, count.Value))];
    }

    private readonly record struct Row(long Version, Group Group);

    /// <summary>The partners with one timeline.</summary>
    private sealed class Group(PartnerTimeline timeline)
    {
        public PartnerTimeline Timeline { get; } = timeline;

        public int Partners { get; set; }
    }
}
