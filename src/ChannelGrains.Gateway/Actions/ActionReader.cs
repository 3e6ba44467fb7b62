using ChannelGrains.Actions.V1;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Watching;
using ActionFilter = ChannelGrains.Domain.Actions.ActionFilter;
using ActionState = ChannelGrains.Domain.Actions.ActionState;

namespace ChannelGrains.Gateway.Actions;

/// <summary>Reads actions of all partners and of the programme: those that are not closed from their view, the others from the index.</summary>
internal sealed class ActionReader(IGrainFactory grains, ViewReader views, ProgrammeReader programme, AnswerGate gate, WatchPace pace, TimeProvider time)
{
    // A page token says of which of the two lists it is.
    private const char OfLive = 'l', OfClosed = 'c';

    public IProgrammeActionsGrain Programme => grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme);

    private IActionViewGrain View => grains.GetGrain<IActionViewGrain>(ActionViewKey.All);

    private IActionDirectoryGrain Directory => grains.GetGrain<IActionDirectoryGrain>(0);

    private long NowMicros => Timestamps.ToMicros(time.GetUtcNow());

    public async Task<ListActionsResponse> ListAsync(ActionFilter filter, IReadOnlySet<string> own, int pageSize, string token, CancellationToken cancellationToken)
    {
        views.RequireViews();
        var (isOfClosed, after) = Read(token, filter);
        var (size, now) = (Pages.Size(pageSize), NowMicros);
        var response = new ListActionsResponse { AsOf = Timestamps.FromMicros(now) };
        if (!isOfClosed)
        {
            var live = await View.ReadPage(await QueryAsync(filter, own, null, cancellationToken), after, size);
            response.Actions.AddRange(live.Value.Items.Select(item => ActionMessages.ToMessage(item, now)));
            if (live.Value.Last is { } last)
                response.NextPageToken = $"{OfLive}{last}";
            // Closed ones begin a page of their own.
            else if (filter.AsksForClosed && response.Actions.Count > 0)
                response.NextPageToken = $"{OfClosed}";
            if (response.NextPageToken.Length > 0 || !filter.AsksForClosed)
                return response;
            after = null;
        }
        var closed = await Directory.ReadPage(new ActionQuery(filter, own, []), after, size);
        response.Actions.AddRange(closed.Items.Select(item => ActionMessages.ToMessage(item, now)));
        response.NextPageToken = closed.Last is { } end ? $"{OfClosed}{end}" : "";
        return response;
    }

    public async Task<GetActionBoardResponse> BoardAsync(ActionFilter filter, IReadOnlySet<string> own, CancellationToken cancellationToken)
    {
        views.RequireViews();
        var reading = await View.ReadBoard(await QueryAsync(filter, own, null, cancellationToken));
        return new GetActionBoardResponse { Board = ActionMessages.ToMessage(reading.Value), AsOf = Timestamps.FromMicros(reading.AsOfMicros) };
    }

    public async Task<WatchActionsResponse> WatchAsync(ActionFilter filter, IReadOnlySet<string> own, int size, IChangeObserver observer)
    {
        views.RequireViews();
        var reading = await View.Watch(await QueryAsync(filter, own, observer, CancellationToken.None), size, observer);
        pace.Spend(TimeSpan.FromMicroseconds(reading.WorkMicros));
        return new WatchActionsResponse
        {
            Board = ActionMessages.ToMessage(reading.Value.Board),
            Actions = { reading.Value.First.Items.Select(item => ActionMessages.ToMessage(item, reading.AsOfMicros)) },
            AsOf = Timestamps.FromMicros(reading.AsOfMicros),
        };
    }

    public async Task<GetActionMeasuresResponse> MeasuresAsync(ActionFilter filter, IReadOnlySet<string> own, string period, CancellationToken cancellationToken)
    {
        views.RequireViews();
        var (from, to) = await BoundsAsync(period);
        var closed = await Directory.ReadMeasures(new ActionQuery(filter with { States = [ActionState.Verified, ActionState.Cancelled] }, own, []), from, to)
            ?? throw RefusalStatus.ToException(Refusal.ResourceExhausted(
                "MEASURES_TOO_MANY", $"More than {ActionLimits.MaxMeasured} actions were closed in the period: ask for a shorter one, or of one partner."));
        var live = await View.ReadMeasures(await QueryAsync(filter, own, null, cancellationToken));
        return new GetActionMeasuresResponse { Measures = { ActionMessages.ToMessages(closed, live.Value) }, AsOf = Timestamps.FromMicros(live.AsOfMicros) };
    }

    private async ValueTask<ActionQuery> QueryAsync(ActionFilter filter, IReadOnlySet<string> own, IChangeObserver? observer, CancellationToken cancellationToken)
    {
        // A key of some partners does not see the programme's.
        if (own.Count > 0 || filter.PartnerId.Length > 0)
            return new ActionQuery(filter, own, []);
        return new ActionQuery(filter, own, (await gate.PassAsync(await Programme.ReadLive(observer), cancellationToken)).Live);
    }

    private async ValueTask<(long FromMicros, long ToMicros)> BoundsAsync(string id)
    {
        var known = await programme.GetAsync();
        var period = id.Length > 0 ? await programme.WholeMonthsAsync(id) : Period.OfMonth(known.DayOf(NowMicros).Month);
        var end = ActionDue.EndOf(known.TimeZone, period.LastDay).AtMicros;
        return (ActionDue.EndOf(known.TimeZone, period.FirstDay.AddDays(-1)).AtMicros + 1, end + 1);
    }

    private static (bool IsOfClosed, ActionPlace? After) Read(string token, ActionFilter filter)
    {
        if (token.Length == 0)
            return (!filter.AsksForLive, null);
        return (token[0] == OfClosed, ActionPlace.TryParse(token[1..], out var place) ? place : null);
    }
}
