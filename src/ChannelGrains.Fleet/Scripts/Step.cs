using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Scripts;

/// <summary>Something that a device of the fleet does.</summary>
/// <param name="At">When, in simulated time; not when the sale happened.</param>
/// <param name="Partner">Whose transactions it is about.</param>
internal abstract record Step(DateTimeOffset At, Cast.FleetPartner Partner);

/// <summary>Sends a transaction. The same one may come again from a KEYED feed.</summary>
internal sealed record Send(DateTimeOffset At, Cast.FleetPartner Partner, Transaction Transaction) : Step(At, Partner)
{
    /// <summary>The sale that it is late news of; null where it is none.</summary>
    public LateSale? Of { get; init; }
}

/// <summary>A till sends its last receipts again, under their numbers.</summary>
internal sealed record SendAgain(DateTimeOffset At, Cast.FleetPartner Partner, int Receipts) : Step(At, Partner);

/// <summary>A till loses its line; what it sells is sent after <see cref="FindLine"/>.</summary>
internal sealed record LoseLine(DateTimeOffset At, Cast.FleetPartner Partner) : Step(At, Partner);

/// <summary>A till is back.</summary>
internal sealed record FindLine(DateTimeOffset At, Cast.FleetPartner Partner) : Step(At, Partner);

/// <summary>A till is replaced: the new one opens the lane's next epoch, and then the old one tries to send one more receipt.</summary>
internal sealed record ReplaceTill(DateTimeOffset At, Cast.FleetPartner Partner, Transaction Stale) : Step(At, Partner);
