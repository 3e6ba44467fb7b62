using ChannelGrains.Domain.Refusals;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>A grain's answer: a value or a refusal, and the commit that it must not leave before.</summary>
[GenerateSerializer, Immutable]
public readonly struct Answer<T> : ITicketed
    where T : class
{
    private Answer(T? value, Refusal? refusal, CommitTicket ticket)
    {
        Value = value;
        Refusal = refusal;
        TicketStore = ticket.Store;
        TicketGeneration = ticket.Generation;
        TicketNumber = ticket.Number;
    }

    [Id(0)]
    public T? Value { get; }

    [Id(1)]
    public Refusal? Refusal { get; }

    [Id(2)]
    public int TicketGeneration { get; }

    [Id(3)]
    public long TicketNumber { get; }

    [Id(4)]
    public uint TicketStore { get; }

    /// <summary>The newest append that the answer shows.</summary>
    public CommitTicket Ticket => new(TicketStore, TicketGeneration, TicketNumber);

    object ITicketed.Settle(CommitOutcome outcome) => new Answer<T>(
        outcome == CommitOutcome.Committed ? Value : null, outcome == CommitOutcome.Committed ? Refusal : JournalRefusals.For(outcome), default);

    public static Answer<T> Of(T value, CommitTicket ticket) => new(value, null, ticket);

    public static Answer<T> Refuse(Refusal refusal, CommitTicket ticket = default) => new(null, refusal, ticket);
}
