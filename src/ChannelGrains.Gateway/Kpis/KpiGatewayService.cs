using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Scorecards;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Kpi.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Kpis;

internal sealed partial class KpiGatewayService(
    PartnerGrains partners, IGrainFactory grains, ProgrammeReader programme, AnswerGate gate, Watches watches, ChangeReceiver changes, LeaderboardReader leaderboards, ChannelKpisReader channel,
    DaySalesReader days, FigureReader figures)
    : KpiService.KpiServiceBase
{
    private const int MaxSteps = 1_000;

    public override async Task<GetPartnerKpisResponse> GetPartnerKpis(GetPartnerKpisRequest request, ServerCallContext context)
    {
        var partner = await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken);
        var period = await programme.PeriodAsync(request.Period);
        var read = request.AsOf is { } asOf
            ? await grains.GetGrain<IAsOfGrain>(0).GetKpis(request.PartnerId, period, Timestamps.ToMicros(asOf), context.CancellationToken)
            : await partner.GetKpis(period);
        return KpiMessages.ToResponse(request.PartnerId, await gate.PassAsync(read, context.CancellationToken));
    }

    public override async Task WatchPartnerKpis(WatchPartnerKpisRequest request, IServerStreamWriter<WatchPartnerKpisResponse> responses, ServerCallContext context)
    {
        var partnerId = Ids.Require(request.PartnerId, "partner_id");
        await partners.RequireAsync(partnerId, context.CancellationToken);
        var period = await programme.PeriodAsync(request.Period);
        var question = new PartnerKpisQuestion(partnerId, period, partners, gate, changes);
        await watches.RunAsync(question, watches.Interval(request.MinInterval), responses, context);
    }

    public override async Task<QuerySeriesResponse> QuerySeries(QuerySeriesRequest request, ServerCallContext context)
    {
        var partner = await partners.RequireAsync(Ids.Require(request.Scope?.PartnerId, "scope.partner_id"), context.CancellationToken);
        var measure = (SalesMeasure)request.Measure;
        if (!Enum.IsDefined(measure))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("MEASURE", "measure must be one of the enum's measures.", "measure"));
        if (measure == SalesMeasure.NewCustomers && request.HasCategory)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("CATEGORY", "New customers are not counted by category: leave category out.", "category"));
        var steps = Steps(request, (await programme.GetAsync()).Calendar);
        var series = await gate.PassAsync(await partner.GetSeries(measure, steps, request.HasCategory ? request.Category : null), context.CancellationToken);
        var response = new QuerySeriesResponse
        {
            CurrencyCode = series.CurrencyCode,
            AsOf = Timestamps.FromMicros(series.AsOfMicros),
            JournalVersion = series.Version,
        };
        for (var i = 0; i < steps.Count; i++)
            response.Points.Add(new SeriesPoint { Period = steps[i].Id, Value = series.Values[i] is { } value ? measure.ToDecimal(value) : "" });
        return response;
    }

    private static IReadOnlyList<Period> Steps(QuerySeriesRequest request, CalendarRules calendar)
    {
        var firstDay = Day(request.FirstDay, "first_day");
        var lastDay = Day(request.LastDay, "last_day");
        var kind = request.Granularity switch
        {
            Granularity.Day => PeriodKind.Day,
            Granularity.Week => PeriodKind.Week,
            Granularity.Month => PeriodKind.Month,
            Granularity.Quarter => PeriodKind.Quarter,
            Granularity.Year => PeriodKind.Year,
            _ => throw RefusalStatus.ToException(Refusal.InvalidArgument("GRANULARITY", "granularity must be DAY, WEEK, MONTH, QUARTER or YEAR.", "granularity")),
        };
        return Period.TryCover(kind, firstDay, lastDay, calendar, MaxSteps, out var steps)
            ? steps
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("INTERVAL",
                $"From {request.FirstDay} to {request.LastDay} are no steps or more than {MaxSteps}. Ask for a shorter interval or longer steps.", "last_day"));
    }

    private static BusinessDay Day(string text, string field) => BusinessDay.TryParse(text, out var day)
        ? day
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field));
}
