using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.Forms;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.PartnerCounts;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>What the live views say of the partners of a scope. Each reading is a pass over all partners, so it is made once for all who ask within a moment; who watches has
/// readings of its own.</summary>
internal sealed class ScopeReader(IGrainFactory grains, ViewReader views, FeedbackViews feedback, FieldViews field, ProgrammeReader programme, TimeProvider time)
{
    /// <summary>Scopes and periods whose figures are kept.</summary>
    private const int MaxScopes = 256;

    /// <summary>A tenth of a processor for each at most.</summary>
    private const int Rests = 10;

    private static readonly TimeSpan LeastAge = TimeSpan.FromMilliseconds(250);

    private readonly Refreshed<(ViewScope Scope, string PeriodId), ScopeReading> _shared = new(MaxScopes, LeastAge, Rests, waits: true, time);

    /// <param name="scope">The scope, of all categories.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="changes">Told of changes after this answer; null when nobody watches.</param>
    public Task<ScopeReading> ReadAsync(ViewScope scope, Period period, ChangeReceiver? changes) => changes is null
        ? _shared.ReadAsync((scope, period.Id), () => ComputeAsync(scope, period, null))
        : ComputeAsync(scope, period, changes);

    private async Task<ScopeReading> ComputeAsync(ViewScope scope, Period period, ChangeReceiver? changes)
    {
        var now = Timestamps.ToMicros(time.GetUtcNow());
        var selling = views.NetsAsync(period.Months, scope, changes?.Observer);
        var saying = feedback.SumAsync(period.Months, scope, changes?.Observer);
        var inspecting = field.CountsAsync(period.Months, scope, changes?.Observer);
        var developing = grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadActivations(period.FirstDay, period.LastDay, changes?.Observer);
        // Each of them once, however many of the months it sold in.
        var sold = PeriodSums.Nets((await selling).Months);
        var counts = (await developing).Value.Where(count => scope.Holds(count.ChannelType, count.Region)).ToList();
        return new ScopeReading(
            new ScopeFigures(
                sold.Aggregate(Amount.Zero, (sum, partner) => sum + partner.Net), sold.Count, await saying, counts.Sum(count => (long)count.Activated),
                counts.Sum(count => (long)count.ActiveBefore), (await programme.GetAsync()).DayOf(now) >= period.FirstDay, await inspecting),
            now);
    }
}
