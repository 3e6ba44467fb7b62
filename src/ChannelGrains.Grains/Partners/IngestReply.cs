using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

/// <summary>What became of the batches of a call, in their order, and the commit that the answer must not leave before.</summary>
[GenerateSerializer, Immutable]
public sealed class IngestReply(IReadOnlyList<BatchReply> batches, CommitTicket ticket, PartnerActivation? activation) : ITicketed
{
    [NonSerialized]
    private readonly PartnerActivation? _activation = activation;

    [Id(0)]
    public IReadOnlyList<BatchReply> Batches { get; } = batches;

    [Id(1)]
    public int TicketGeneration { get; } = ticket.Generation;

    [Id(2)]
    public long TicketNumber { get; } = ticket.Number;

    [Id(3)]
    public uint TicketStore { get; } = ticket.Store;

    public CommitTicket Ticket => new(TicketStore, TicketGeneration, TicketNumber);

    /// <summary>The activation that answered, where it is in the process of who reads this, else null.</summary>
    public PartnerActivation? Activation => _activation;

    object ITicketed.Settle(CommitOutcome outcome) => new IngestReply(
        outcome == CommitOutcome.Committed ? Batches : [.. Batches.Select(_ => BatchReply.Refuse(JournalRefusals.For(outcome)))], default, _activation);
}
