namespace ChannelGrains.Domain.Agreements;

/// <summary>What commission is a part of; the numbers are those of the wire.</summary>
public enum CommissionBase
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Sales less returns, without tax.</summary>
    NetSales = 1,

    /// <summary>Net sales less cost, of what has a known cost.</summary>
    Margin = 2,

    /// <summary>Pieces sold less pieces returned.</summary>
    Units = 3,
}
