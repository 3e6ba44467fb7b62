using ChannelGrains.Domain.Calendars;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Scorecards.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Scorecards;

internal sealed class ScorecardGatewayService(
    IGrainFactory grains, ScorecardDefinitions definitions, ScorecardReader reader, PartnerGrains partners, ProgrammeReader programme, AnswerGate gate, Watches watches, ChangeReceiver changes)
    : ScorecardService.ScorecardServiceBase
{
    public override async Task<DefineScorecardResponse> DefineScorecard(DefineScorecardRequest request, ServerCallContext context)
    {
        var answer = await definitions.Grain.Define(ScorecardMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new DefineScorecardResponse { Definition = ScorecardMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<ListScorecardDefinitionsResponse> ListScorecardDefinitions(ListScorecardDefinitionsRequest request, ServerCallContext context)
    {
        var response = new ListScorecardDefinitionsResponse();
        response.Definitions.AddRange((await definitions.AllAsync(null, context.CancellationToken)).Select(ScorecardMessages.ToMessage));
        return response;
    }

    public override async Task<GetScorecardResponse> GetScorecard(GetScorecardRequest request, ServerCallContext context)
    {
        var (scope, period) = await RequireAsync(request.Scope, request.Period, context.CancellationToken);
        var answer = request.AsOf is { } asOf
            ? await reader.ReadThenAsync(scope, period, Timestamps.ToMicros(asOf), context.CancellationToken)
            : await reader.ReadAsync(scope, period, null);
        return new GetScorecardResponse { Scorecard = ScorecardMessages.ToMessage(answer), AsOf = Timestamps.FromMicros(answer.AsOfMicros), JournalVersion = answer.Version };
    }

    public override async Task WatchScorecard(WatchScorecardRequest request, IServerStreamWriter<WatchScorecardResponse> responses, ServerCallContext context)
    {
        var (scope, period) = await RequireAsync(request.Scope, request.Period, context.CancellationToken);
        await watches.RunAsync(new ScorecardQuestion(scope, period, reader, changes), watches.Interval(request.MinInterval), responses, context);
    }

    public override async Task<ListScoreHistoryResponse> ListScoreHistory(ListScoreHistoryRequest request, ServerCallContext context)
    {
        var page = RankPage.Of(request.PageSize, request.PageToken);
        var (scope, period) = await RequireAsync(new ScorecardScope { PartnerId = request.PartnerId }, request.Period, context.CancellationToken);
        var definition = await definitions.ForAsync(period, null);
        var figures = await reader.FiguresAsync(scope.PartnerId!, period, null);
        var (terms, _) = await reader.TermsAsync(figures, definition, period);
        var changes = await grains.GetGrain<IScoreJournalGrain>(0).ListChanges(scope.PartnerId!, terms, page.Start, page.Size, context.CancellationToken);
        return ScorecardMessages.ToResponse(await gate.PassAsync(changes, context.CancellationToken), page, definition);
    }

    private async Task<(ScoreScope Scope, Period Period)> RequireAsync(ScorecardScope? message, string periodId, CancellationToken cancellationToken)
    {
        var scope = ScoreScopes.Read(message);
        if (scope.PartnerId is { } partner)
            await partners.RequireAsync(partner, cancellationToken);
        return (scope, await programme.WholeMonthsAsync(periodId));
    }
}
