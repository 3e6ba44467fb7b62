using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Lookup;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Lanes;
using ChannelGrains.Grains.Lookup;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Quarantine;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The unary methods of the ingest.</summary>
internal sealed class IngestUnaryService(IGrainFactory grains, PartnerGrains partners, IngestServices services, BatchSubmission submitting, SourceBudgets budgets, AnswerGate gate) : IngestService.IngestServiceBase
{
    /// <summary>What opening a lane costs its source: about the record that it leaves.</summary>
    private const int OpenedLaneBytes = 1 << 10;

    /// <summary>By REST; gRPC's own way is <see cref="IngestStreamService.SubmitTransactions"/>.</summary>
    public override Task<SubmitTransactionsResponse> SubmitTransactions(SubmitTransactionsRequest request, ServerCallContext context) =>
        submitting.SubmitAsync(request.SourceId, (request.Batch ?? new TransactionBatch()).ToByteArray(), context);

    public override async Task<CreateSourceResponse> CreateSource(CreateSourceRequest request, ServerCallContext context)
    {
        var source = grains.GetGrain<ISourceGrain>(Ids.Require(request.Source?.SourceId, "source_id"));
        var created = await PassAsync(source.Create(SourceMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new CreateSourceResponse { Source = SourceMessages.ToMessage(created) };
    }

    public override async Task<GetSourceResponse> GetSource(GetSourceRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var source = await PassAsync((await services.Sources.RequireAsync(request.SourceId, "source_id")).Get(), context);
        return source.SeenBy(principal.Partners) is { } seen
            ? new GetSourceResponse { Source = SourceMessages.ToMessage(seen) }
            : throw RefusalStatus.ToException(principal.SourceNotAllowed(request.SourceId));
    }

    public override async Task<ListSourcesResponse> ListSources(ListSourcesRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        return SourceMessages.ToMessage(
            await grains.GetGrain<ISourceDirectoryGrain>(0).List(request.PageSize, request.PageToken, principal.Sources, principal.Partners));
    }

    public override async Task<UpdateSourceResponse> UpdateSource(UpdateSourceRequest request, ServerCallContext context)
    {
        FieldMasks.Normalise(request.UpdateMask, Source.Descriptor);
        var source = await services.Sources.RequireAsync(request.Source?.SourceId, "source_id");
        var updated = await PassAsync(source.Update(SourceMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new UpdateSourceResponse { Source = SourceMessages.ToMessage(updated) };
    }

    public override async Task<OpenLaneResponse> OpenLane(OpenLaneRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var source = await services.Sources.GetAsync(request.SourceId);
        if (source.Mode != Domain.Sources.SourceMode.Sequenced)
            throw RefusalStatus.ToException(Refusal.FailedPrecondition("LANE_MODE", $"Source {source.SourceId} is KEYED and has no epochs.", "source_id"));
        if (!source.Allows(request.PartnerId))
            throw RefusalStatus.ToException(Refusal.PermissionDenied("PARTNER_NOT_ALLOWED", $"Source {source.SourceId} may not send for partner {request.PartnerId}."));
        if (budgets.Check(source.SourceId) is { } spent)
            throw RefusalStatus.ToException(spent);
        var lane = await PassAsync((await LanesAsync(request.PartnerId, context)).Open(
            new OpenLane(request.SourceId, request.ExpectedEpoch, request.Reason), RequestStamps.Of(request, request.RequestId, context)), context);
        budgets.Spend(source.SourceId, OpenedLaneBytes);
        return new OpenLaneResponse { Lane = LaneMessages.ToMessage(request.PartnerId, lane) };
    }

    public override async Task<GetLaneResponse> GetLane(GetLaneRequest request, ServerCallContext context)
    {
        await services.Sources.GetAsync(request.SourceId);
        var lane = await PassAsync((await LanesAsync(request.PartnerId, context)).Get(request.SourceId), context);
        return new GetLaneResponse { Lane = LaneMessages.ToMessage(request.PartnerId, lane) };
    }

    public override async Task<ListLanesResponse> ListLanes(ListLanesRequest request, ServerCallContext context)
    {
        var response = new ListLanesResponse();
        var lanes = await PassAsync((await LanesAsync(request.PartnerId, context)).List(Principal.Of(context).Sources), context);
        response.Lanes.AddRange(lanes.Select(lane => LaneMessages.ToMessage(request.PartnerId, lane)));
        return response;
    }

    public override async Task<ListQuarantinedResponse> ListQuarantined(ListQuarantinedRequest request, ServerCallContext context) =>
        QuarantineMessages.ToMessage(await PassAsync(
            (await QuarantineAsync(request.PartnerId, context)).List(request.PageSize, request.PageToken, Principal.Of(context).Sources), context));

    public override async Task<FindTransactionsResponse> FindTransactions(FindTransactionsRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var query = new TransactionQuery(request.TransactionId, request.PartnerId, request.SourceId, principal.Partners, principal.Sources);
        if (query.Check() is { } refusal)
            throw RefusalStatus.ToException(refusal);
        // What is not the caller's is not there for it.
        if (!query.IsOwn)
            return new FindTransactionsResponse();
        if (request.SourceId.Length > 0)
            await services.Sources.GetAsync(request.SourceId);
        return FoundMessages.ToMessage(request.PartnerId.Length > 0
            ? await PassAsync((await PartnerAsync(request.PartnerId, context)).AsReference<IPartnerLookup>().Find(query), context)
            : await PassAsync(grains.GetGrain<ITransactionFinderGrain>(0).Find(query, context.CancellationToken), context));
    }

    public override async Task<ReplayQuarantinedResponse> ReplayQuarantined(ReplayQuarantinedRequest request, ServerCallContext context) =>
        QuarantineMessages.ToMessage(await PassAsync((await QuarantineAsync(request.PartnerId, context)).Replay(
            QuarantineMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context), Principal.Of(context).Sources), context));

    public override async Task<DiscardQuarantinedResponse> DiscardQuarantined(DiscardQuarantinedRequest request, ServerCallContext context) =>
        QuarantineMessages.ToMessage(await PassAsync((await QuarantineAsync(request.PartnerId, context)).Discard(
            QuarantineMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context), Principal.Of(context).Sources), context));

    private async Task<T> PassAsync<T>(Task<Answer<T>> answer, ServerCallContext context)
        where T : class => await gate.PassAsync(await answer, context.CancellationToken);

    private async ValueTask<IPartnerLanes> LanesAsync(string partnerId, ServerCallContext context) =>
        (await PartnerAsync(partnerId, context)).AsReference<IPartnerLanes>();

    private async ValueTask<IPartnerQuarantine> QuarantineAsync(string partnerId, ServerCallContext context) =>
        (await PartnerAsync(partnerId, context)).AsReference<IPartnerQuarantine>();

    private ValueTask<IPartnerGrain> PartnerAsync(string partnerId, ServerCallContext context) =>
        partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken);
}
