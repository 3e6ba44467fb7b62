using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>Bytes of batches that gateways of other processes have this silo hold, from when a partner gets them until its answer leaves. Each gateway has a budget, but a silo has the sum
/// of theirs, and what a gateway gave up waiting for may still be here. What is over the bound is refused, as what is over a gateway's own is.</summary>
/// <param name="silo">This one, whose own gateway counts for itself.</param>
/// <param name="maxBytes">Held at most.</param>
internal sealed class HeldMessages(ILocalSiloDetails silo, long maxBytes = HeldMessages.MaxBytes) : IIncomingGrainCallFilter
{
    /// <summary>As much as appends that may wait for the database.</summary>
    private const long MaxBytes = 256L << 20;

    /// <summary>What a batch takes beside its transactions, about.</summary>
    private const int BatchBytes = 1 << 10;

    private static readonly Refusal Overloaded = Refusal.ResourceExhausted("OVERLOADED",
        "The silo of this partner holds as many batches as it may. Nothing of the batch was stored; send it again after the delay.").Passing();

    private readonly GrainId _ownGateway = OwnGateway.Of(silo);
    private long _held;

    public long Held => Interlocked.Read(ref _held);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId == _ownGateway || BatchesOf(context) is not { } call)
        {
            await context.Invoke();
            return;
        }
        var bytes = call.Batches.Sum(static batch => (long)batch.Message.Length + BatchBytes);
        try
        {
            if (Interlocked.Add(ref _held, bytes) <= maxBytes)
                await context.Invoke();
            else
                context.Result = new IngestReply([.. call.Batches.Select(static _ => BatchReply.Refuse(Overloaded))], default, null);
        }
        finally
        {
            Interlocked.Add(ref _held, -bytes);
        }
    }

    /// <summary>Null where it is another call.</summary>
    private static IngestCall? BatchesOf(IIncomingGrainCallContext context) =>
        context.Request.GetArgumentCount() == 1 ? context.Request.GetArgument(0) as IngestCall : null;
}
