using System.Diagnostics;
using System.Text;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Grpc.Core;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Takes one batch of a unary call to its partner and waits until it is durable. A refusal is the call's status.</summary>
internal sealed class BatchSubmission(IngestServices services)
{
    /// <param name="sourceId">The source that sends.</param>
    /// <param name="bytes">The batch's message.</param>
    /// <param name="context">The call.</param>
    public async Task<SubmitTransactionsResponse> SubmitAsync(string sourceId, byte[] bytes, ServerCallContext context)
    {
        var principal = Principal.Of(context);
        var source = await services.Sources.GetAsync(sourceId);
        var index = FrameIndexer.IndexBatch(bytes, 0);
        if (index.Transactions > services.Options.MaxSubmitTransactions)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("BATCH_TOO_LARGE",
                $"The batch has {index.Transactions} transactions, more than {services.Options.MaxSubmitTransactions}. Send smaller batches, or stream.", "batch.transactions"));
        var partnerId = Encoding.UTF8.GetString(bytes, index.PartnerStart, index.PartnerLength);
        var ingress = await services.Partners.FindAsync(partnerId, context.CancellationToken);
        if (BatchRouting.Check(principal, source, index, partnerId, ingress) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        if (services.Budgets.Check(source.SourceId) is { } spent)
        {
            services.Instruments.OnBatchRefused(spent.Reason);
            services.Instruments.OnAnswered(spent);
            throw RefusalStatus.ToException(spent);
        }
        var waiting = new SubmittedBatch();
        var activity = StartBatch(ingress!.PartnerId, source.SourceId, index, bytes);
        ingress.Enqueue(new SentBatch(waiting, index.BatchId, ToBatch(principal, source, index, bytes, activity), null, index.Transactions) { Activity = activity });
        // Not given up when the caller does: until it is decided its bytes are in use, and held for the call.
        var decided = await waiting.Decided;
        services.Budgets.Spend(decided);
        return await AnswerAsync(decided, context.CancellationToken);
    }

    private async Task<SubmitTransactionsResponse> AnswerAsync(SentBatch batch, CancellationToken cancellationToken)
    {
        var outcome = await services.Commits.WhenCommitted(batch.Ticket, cancellationToken);
        var refusal = outcome == CommitOutcome.Committed ? batch.Reply.Refusal : JournalRefusals.For(outcome);
        services.Instruments.OnAnswered(refusal);
        GatewayInstruments.EndBatch(batch.Activity, refusal?.Reason ?? "applied");
        if (refusal is not null)
            throw RefusalStatus.ToException(refusal);
        return new SubmitTransactionsResponse { Result = BatchMessages.ToMessage(batch.BatchId, batch.Reply) };
    }

    // A unary call is a span of whoever calls, unless the batch says another.
    private static Activity? StartBatch(string partnerId, string sourceId, in BatchIndex index, byte[] bytes)
    {
        var parent = index.TraceLength == 0 && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } call } ? Encoding.ASCII.GetBytes(call) : bytes.AsSpan(index.TraceStart, index.TraceLength);
        return GatewayInstruments.StartBatch(partnerId, sourceId, index.Transactions, parent);
    }

    private static IngestBatch ToBatch(Principal principal, SourceDefinition source, in BatchIndex index, byte[] bytes, Activity? activity) => new()
    {
        Principal = principal.Name,
        SourceId = source.SourceId,
        Mode = source.Mode,
        MaxAgeDays = source.AgeLimitDays,
        Epoch = index.Epoch,
        FirstSequence = index.FirstSequence,
        Message = bytes,
        Span = activity?.Id,
    };
}
