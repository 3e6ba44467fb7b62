using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>
/// Holds back what a grain answers until it is durable, where the store is shared: nobody in another process can ask this store what became of a commit,
/// and another grain that goes by an answer may be durable where the answer is not. The gateway of this process gets the ticket and waits for it itself.
/// </summary>
internal sealed class DurableAnswers(ICommitWatch commits, ILocalSiloDetails silo) : IIncomingGrainCallFilter
{
    private readonly GrainId _ownGateway = OwnGateway.Of(silo);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.SourceId != _ownGateway && context.Result is ITicketed answer && answer.Ticket != default)
            context.Result = answer.Settle(await commits.WhenCommitted(answer.Ticket, CancellationToken.None));
    }
}
