using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.FormPlans;

internal sealed class AssignmentViewGrain(PlanCalendar calendar, FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<AssignmentViewGrain> logger)
    : ViewGrain<AssignmentView>(RowSpaces.Assignments, parts, saved, instruments, time, logger), IAssignmentViewGrain
{
    /// <summary>The partners are read again after this, while somebody asks.</summary>
    private static readonly TimeSpan RosterLife = TimeSpan.FromSeconds(2);

    private PartnerRoster? _roster;
    private RosterStamp? _stamp;
    private long _readAt;

    public async Task<ViewReading<AssignmentPage>> ReadPage(AssignmentQuery query, AssignmentPlace? after, int size)
    {
        if (_roster is null || Time.GetElapsedTime(_readAt) >= RosterLife)
            await RefreshAsync();
        return Read(() => View.Page(_roster!, query, calendar.DaysOf, after, size, Timestamps.ToMicros(Time.GetUtcNow())));
    }

    protected override void OnTold()
    {
    }

    protected override void OnLeaving()
    {
    }

    private async Task RefreshAsync()
    {
        _readAt = Time.GetTimestamp();
        var read = await GrainFactory.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadRoster(_stamp);
        if (read.Value.Roster is { } roster)
            (_roster, _stamp) = (roster, read.Value.Stamp);
    }
}
