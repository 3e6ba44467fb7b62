using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The unary methods of the ingest.</summary>
internal sealed class IngestUnaryService(IGrainFactory grains, PartnerGrains partners, IngestServices services, AnswerGate gate) : IngestService.IngestServiceBase
{
    public override async Task<SubmitTransactionsResponse> SubmitTransactions(SubmitTransactionsRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var source = await services.Sources.GetAsync(request.SourceId);
        var bytes = (request.Batch ?? new TransactionBatch()).ToByteArray();
        var index = FrameIndexer.IndexBatch(bytes, 0);
        if (index.Transactions > services.Options.MaxSubmitTransactions)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("BATCH_TOO_LARGE",
                $"The batch has {index.Transactions} transactions, more than {services.Options.MaxSubmitTransactions}. Send smaller batches, or stream.", "batch.transactions"));
        var ingress = services.Partners.Find(bytes.AsSpan(index.PartnerStart, index.PartnerLength));
        if (BatchRouting.Check(principal, source, index, ingress) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var waiting = new SubmittedBatch();
        ingress!.Enqueue(new PendingBatch(waiting, index.BatchId, ToBatch(principal, source, index, bytes), null, index.Transactions)
        {
            Activity = GatewayInstruments.StartBatch(ingress.PartnerId, source.SourceId, index.Transactions),
        });
        return await AnswerAsync(await waiting.Decided.WaitAsync(context.CancellationToken), context.CancellationToken);
    }

    public override async Task<CreateSourceResponse> CreateSource(CreateSourceRequest request, ServerCallContext context) => new()
    {
        Source = await PassAsync(Source(request.Source?.SourceId).Create(request, Principal.Of(context).Name), context),
    };

    public override async Task<GetSourceResponse> GetSource(GetSourceRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var source = await PassAsync(Source(request.SourceId).Get(), context);
        return OwnPartners.TryNarrow(source, principal.Partners)
            ? new GetSourceResponse { Source = source }
            : throw RefusalStatus.ToException(principal.SourceNotAllowed(request.SourceId));
    }

    public override Task<ListSourcesResponse> ListSources(ListSourcesRequest request, ServerCallContext context) =>
        grains.GetGrain<ISourceDirectoryGrain>(0).List(request, Principal.Of(context).Sources, Principal.Of(context).Partners);

    public override async Task<UpdateSourceResponse> UpdateSource(UpdateSourceRequest request, ServerCallContext context) => new()
    {
        Source = await PassAsync(Source(request.Source?.SourceId).Update(request, Principal.Of(context).Name), context),
    };

    public override async Task<OpenLaneResponse> OpenLane(OpenLaneRequest request, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var source = await services.Sources.GetAsync(request.SourceId);
        if (source.Mode != Domain.Sources.SourceMode.Sequenced)
            throw RefusalStatus.ToException(Refusal.FailedPrecondition("LANE_MODE", $"Source {source.SourceId} is KEYED and has no epochs.", "source_id"));
        if (!source.Allows(request.PartnerId))
            throw RefusalStatus.ToException(Refusal.PermissionDenied("PARTNER_NOT_ALLOWED", $"Source {source.SourceId} may not send for partner {request.PartnerId}."));
        return new OpenLaneResponse { Lane = await PassAsync(Partner(request.PartnerId).OpenLane(request, principal.Name), context) };
    }

    public override async Task<GetLaneResponse> GetLane(GetLaneRequest request, ServerCallContext context)
    {
        await services.Sources.GetAsync(request.SourceId);
        return new GetLaneResponse { Lane = await PassAsync(Partner(request.PartnerId).GetLane(request.SourceId), context) };
    }

    public override Task<ListLanesResponse> ListLanes(ListLanesRequest request, ServerCallContext context) =>
        PassAsync(Partner(request.PartnerId).ListLanes(Principal.Of(context).Sources), context);

    public override Task<ListQuarantinedResponse> ListQuarantined(ListQuarantinedRequest request, ServerCallContext context) =>
        PassAsync(Partner(request.PartnerId).ListQuarantined(request, Principal.Of(context).Sources), context);

    public override Task<ReplayQuarantinedResponse> ReplayQuarantined(ReplayQuarantinedRequest request, ServerCallContext context) =>
        PassAsync(Partner(request.PartnerId).Replay(request, Principal.Of(context).Name, Principal.Of(context).Sources), context);

    public override Task<DiscardQuarantinedResponse> DiscardQuarantined(DiscardQuarantinedRequest request, ServerCallContext context) =>
        PassAsync(Partner(request.PartnerId).Discard(request, Principal.Of(context).Name, Principal.Of(context).Sources), context);

    private async Task<SubmitTransactionsResponse> AnswerAsync(PendingBatch batch, CancellationToken cancellationToken)
    {
        using var activity = batch.Activity;
        if (await services.Store.WhenCommitted(batch.Ticket, cancellationToken) == CommitOutcome.Lost)
            throw RefusalStatus.ToException(JournalRefusals.Lost);
        if (batch.Reply.Refusal is { } refusal)
            throw RefusalStatus.ToException(refusal);
        return new SubmitTransactionsResponse { Result = BatchMessages.ToMessage(batch.BatchId, batch.Reply) };
    }

    private static IngestBatch ToBatch(Principal principal, SourceDefinition source, in BatchIndex index, byte[] bytes) => new()
    {
        Principal = principal.Name,
        SourceId = source.SourceId,
        Mode = source.Mode,
        MaxAgeDays = source.AgeLimitDays,
        Epoch = index.Epoch,
        FirstSequence = index.FirstSequence,
        Message = bytes,
    };

    private async Task<T> PassAsync<T>(Task<Answer<T>> answer, ServerCallContext context)
        where T : class => await gate.PassAsync(await answer, context.CancellationToken);

    private ISourceGrain Source(string? sourceId) => grains.GetGrain<ISourceGrain>(Ids.Require(sourceId, "source_id"));

    private IPartnerGrain Partner(string partnerId) => partners.Get(Ids.Require(partnerId, "partner_id"));
}
