namespace ChannelGrains.Domain.Settlement;

/// <summary>What a line of a statement is. The numbers are those of the wire and of facts.</summary>
public enum StatementLineKind
{
    Unspecified = 0,
    Bracket = 1,
    Category = 2,
    Cap = 3,
    Adjustment = 4,
    Dispute = 5,
    Carried = 6,
}
