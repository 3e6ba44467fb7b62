namespace ChannelGrains.Domain.Lookup;

/// <summary>What became of a transaction. Numbers are those of the wire.</summary>
public enum FoundState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It was applied.</summary>
    Accepted = 1,

    /// <summary>It waits in quarantine.</summary>
    Quarantined = 2,

    /// <summary>It was applied, and a void has reversed it.</summary>
    Voided = 3,

    /// <summary>It was closed in quarantine without effect.</summary>
    Discarded = 4,
}
