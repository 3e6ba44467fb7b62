using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Scorecards;
using ChannelGrains.Grains;
using ChannelGrains.Kpi.V1;
using Grpc.Core;
using KpiName = ChannelGrains.Domain.Scorecards.KpiName;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>What figures are computed from.</summary>
internal sealed partial class KpiGatewayService
{
    public override async Task<ExplainFigureResponse> ExplainFigure(ExplainFigureRequest request, ServerCallContext context)
    {
        var scope = ScoreScopes.Read(request.Scope);
        if (scope.PartnerId is { } partner)
            await partners.RequireAsync(partner, context.CancellationToken);
        var kpi = (KpiName)request.Kpi;
        if (!Enum.IsDefined(kpi) || kpi == KpiName.Unspecified)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("KPI", "kpi must be one of the enum's KPIs.", "kpi"));
        var period = await programme.WholeMonthsAsync(request.Period);
        return ToResponse(await figures.ReadAsync(scope, period, kpi, request.PageSize, request.PageToken, context.CancellationToken));
    }

    private static ExplainFigureResponse ToResponse(FigureExplanation explanation)
    {
        var period = explanation.Answer.Period;
        var response = new ExplainFigureResponse
        {
            Row = ScorecardMessages.ToMessage(explanation.Row),
            Period = period.Id,
            FirstDay = period.FirstDay.ToString(),
            LastDay = period.LastDay.ToString(),
            DefinitionVersion = explanation.Answer.Definition.Version,
            Formula = explanation.Formula,
            NextPageToken = explanation.Facts.Next,
            AsOf = Timestamps.FromMicros(explanation.Answer.AsOfMicros),
        };
        response.Journals.AddRange(explanation.Journals.Select(shown => new ShownJournal { Journal = shown.Journal, Version = shown.Version }));
        response.Facts.AddRange(explanation.Facts.Facts.Select(fact => FigureFacts.ToMessage(fact, explanation.Row.Figure?.Places ?? 0)));
        return response;
    }
}
