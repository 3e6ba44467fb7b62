using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>An answer of a grain, with the commit that it must not leave before.</summary>
internal interface ITicketed
{
    CommitTicket Ticket { get; }

    /// <summary>What is answered once the outcome of the commit is known: it needs no ticket any more.</summary>
    object Settle(CommitOutcome outcome);
}
