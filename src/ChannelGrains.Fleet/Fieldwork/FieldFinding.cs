using ChannelGrains.Fleet.Cast;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>Something that was found, and what has been done about it.</summary>
/// <param name="partner">At whose place.</param>
/// <param name="recordId">The record that found it.</param>
/// <param name="itemId">What fails.</param>
/// <param name="cost">What the repair costs, in whole CNY; 0 for nothing.</param>
internal sealed class FieldFinding(FleetPartner partner, string recordId, string itemId, int cost)
{
    public FleetPartner Partner => partner;

    public string RecordId => recordId;

    public string ItemId => itemId;

    public int Cost => cost;

    /// <summary>The day on which it was done; null while it is not.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>Another person has seen that it is done.</summary>
    public bool IsVerified { get; set; }

    /// <summary>A later record passes the item.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The steps of its action.</summary>
    public string Steps => "OPEN" + (DoneOn is null ? "" : ", START, COMPLETE") + (IsVerified ? ", VERIFY" : "");

    public override string ToString() => $"{RecordId}/{ItemId}";
}
