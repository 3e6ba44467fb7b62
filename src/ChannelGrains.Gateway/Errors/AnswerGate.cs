using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Gateway.Errors;

/// <summary>Lets an answer out once what it shows is durable; a refusal or a lost commit becomes the call's error.</summary>
internal sealed class AnswerGate(TicketStores commits, GrainFaults faults)
{
    public async ValueTask<T> PassAsync<T>(Answer<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        if (!commits.IsCommitted(answer.Ticket) && !faults.AnswerEarly && await commits.WhenCommitted(answer.Ticket, cancellationToken) is var outcome and not CommitOutcome.Committed)
            throw RefusalStatus.ToException(JournalRefusals.For(outcome));
        return answer.Refusal is { } refusal ? throw RefusalStatus.ToException(refusal) : answer.Value!;
    }
}
