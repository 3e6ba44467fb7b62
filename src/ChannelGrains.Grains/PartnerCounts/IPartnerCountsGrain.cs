using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.PartnerCounts;

/// <summary>Counts partners by state, channel type and region; the key is <see cref="PartnerCountsKey.All"/>.</summary>
public interface IPartnerCountsGrain : IViewGrain
{
    /// <summary>The counts now, each partner on its own present business day; in no order.</summary>
    /// <param name="observer">Told, once, when a partner's states or placements change after this answer; null when nobody watches. A day that begins,
    /// and with it what was planned for it, is not told: who watches for long reads again from time to time.</param>
    ValueTask<ViewReading<IReadOnlyList<PartnerCount>>> ReadCounts(IChangeObserver? observer);

    /// <summary>The counts on a business day, past or planned, as far as it is known now.</summary>
    ValueTask<ViewReading<IReadOnlyList<PartnerCount>>> ReadCountsOn(BusinessDay day);

    /// <summary>How many began to be active in a period, and were active before it, by channel type and region; in no order.</summary>
    /// <param name="observer">As of <see cref="ReadCounts"/>.</param>
    ValueTask<ViewReading<IReadOnlyList<PartnerActivations>>> ReadActivations(BusinessDay firstDay, BusinessDay lastDay, IChangeObserver? observer);

    /// <summary>The partners that may sell on a business day, in no order.</summary>
    ValueTask<ViewReading<IReadOnlyList<SellingPartner>>> ReadSellingOn(BusinessDay day);

    /// <summary>Those of some partners that may sell on a business day, in no order.</summary>
    ValueTask<ViewReading<IReadOnlyList<SellingPartner>>> ReadSellingOf([Immutable] IReadOnlyCollection<string> partnerIds, BusinessDay day);

    /// <summary>All partners by id.</summary>
    /// <param name="known">Of the partners that the caller has; null where it has none.</param>
    ValueTask<ViewReading<RosterReading>> ReadRoster(RosterStamp? known);
}
