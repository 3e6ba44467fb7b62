using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Targets.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Targets;

internal sealed class TargetGatewayService(
    IGrainFactory grains, TargetReader reader, PaceReader paces, ProgrammeReader programme, AnswerGate gate, Watches watches, ChangeReceiver changes) : TargetService.TargetServiceBase
{
    public override async Task<SetTargetResponse> SetTarget(SetTargetRequest request, ServerCallContext context)
    {
        var scope = TargetScopes.Read(request.Scope);
        var command = TargetMessages.ToCommand(request, scope);
        var stamp = RequestStamps.Of(request, request.RequestId, context);
        var answer = scope.Kind == TargetScopeKind.Partner
            ? await reader.Partner((await reader.RequireAsync(scope, context.CancellationToken)).Name).Set(command, stamp)
            : await reader.Scope(scope).Set(command, stamp);
        var target = await gate.PassAsync(answer, context.CancellationToken);
        // The first target has fixed the calendar.
        programme.Forget();
        return TargetMessages.ToSetResponse(target);
    }

    public override async Task<PreviewWeightsResponse> PreviewWeights(PreviewWeightsRequest request, ServerCallContext context)
    {
        var (scope, year) = (await ScopeAsync(request.Scope, context), await YearAsync(request.Year));
        var answer = scope.Kind == TargetScopeKind.Partner
            ? await reader.Partner(scope.Name).ReadLastYear(year)
            : await reader.Scope(scope).ReadLastYear(scope, year);
        return TargetMessages.ToResponse(await gate.PassAsync(answer, context.CancellationToken));
    }

    public override async Task<AllocateTargetResponse> AllocateTarget(AllocateTargetRequest request, ServerCallContext context)
    {
        var scope = AbovePartners(request.Scope);
        var command = TargetMessages.ToCommand(request, scope);
        var answer = await reader.Scope(scope).Allocate(command, RequestStamps.Of(request, request.RequestId, context));
        return new AllocateTargetResponse { Allocation = TargetMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken), request.Year) };
    }

    public override async Task<GetAllocationResponse> GetAllocation(GetAllocationRequest request, ServerCallContext context)
    {
        var (scope, year) = (AbovePartners(request.Scope), await YearAsync(request.Year));
        if (!await reader.IsKnownAsync(scope, context.CancellationToken))
            throw RefusalStatus.ToException(TargetReader.NotSet(scope, year.Id));
        var answer = await reader.Scope(scope).GetAllocation(year.FirstDay.Month, request.PageToken, request.PageSize);
        return TargetMessages.ToResponse(await gate.PassAsync(answer, context.CancellationToken), year.Id);
    }

    public override async Task<GetTargetResponse> GetTarget(GetTargetRequest request, ServerCallContext context)
    {
        var (scope, year) = (await ScopeAsync(request.Scope, context), await YearAsync(request.Year));
        var reading = await reader.ReadAsync(scope, year, context.CancellationToken);
        if (reading.Versions.Count == 0)
            throw RefusalStatus.ToException(TargetReader.NotSet(scope, year.Id));
        if (request.Version < 0 || request.Version > reading.Versions.Count)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("VERSION",
                $"version {request.Version} does not exist: there are 1 to {reading.Versions.Count}, and 0 is the one that holds.", "version"));
        return TargetMessages.ToResponse(reading.Versions[request.Version == 0 ? ^1 : request.Version - 1], reading);
    }

    public override async Task<ListTargetsResponse> ListTargets(ListTargetsRequest request, ServerCallContext context)
    {
        var year = await YearAsync(request.Year);
        var page = await grains.GetGrain<ITargetDirectoryGrain>(0).List(year.Id, request.PageToken, request.PageSize, Principal.Of(context).Partners);
        var response = new ListTargetsResponse { NextPageToken = page.Last };
        response.Targets.AddRange(page.Targets.Select(TargetMessages.ToListed));
        return response;
    }

    public override async Task<GetPaceResponse> GetPace(GetPaceRequest request, ServerCallContext context)
    {
        var scope = await ScopeAsync(request.Scope, context);
        return await paces.ReadAsync(scope, await PeriodAsync(scope, request.Period), null, context.CancellationToken);
    }

    public override async Task WatchPace(WatchPaceRequest request, IServerStreamWriter<WatchPaceResponse> responses, ServerCallContext context)
    {
        var scope = await ScopeAsync(request.Scope, context);
        var question = new PaceQuestion(scope, await PeriodAsync(scope, request.Period), paces, changes);
        await watches.RunAsync(question, watches.Interval(request.MinInterval), responses, context);
    }

    /// <summary>The scope; a partner that does not exist is refused before what is asked of it is looked at.</summary>
    private ValueTask<Domain.Targets.TargetScope> ScopeAsync(ChannelGrains.Targets.V1.TargetScope? message, ServerCallContext context) =>
        reader.RequireAsync(TargetScopes.Read(message), context.CancellationToken);

    /// <summary>What views keep of sales above partners they keep by months.</summary>
    private ValueTask<Period> PeriodAsync(Domain.Targets.TargetScope scope, string id) =>
        scope.Kind == TargetScopeKind.Partner ? programme.PeriodAsync(id) : programme.WholeMonthsAsync(id);

    private async ValueTask<Period> YearAsync(string id)
    {
        var year = TargetYear.Read(id, (await programme.GetAsync()).Calendar);
        return year.IsRefused ? throw RefusalStatus.ToException(year.Refusal) : year.Value;
    }

    private static Domain.Targets.TargetScope AbovePartners(ChannelGrains.Targets.V1.TargetScope? message)
    {
        var scope = TargetScopes.Read(message);
        return scope.Kind == TargetScopeKind.Partner
            ? throw RefusalStatus.ToException(Refusal.InvalidArgument(
                "SCOPE", "A partner's target is not allocated further: name the company, a channel type or a region.", "scope"))
            : scope;
    }
}
