using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Domain.Lookup;

/// <summary>A transaction that an id stands for.</summary>
[GenerateSerializer, Immutable]
public sealed record FoundTransaction
{
    [Id(0)]
    public required string PartnerId { get; init; }

    [Id(1)]
    public required string SourceId { get; init; }

    /// <summary>Its number; 0 where it was sent by id.</summary>
    [Id(2)]
    public long Sequence { get; init; }

    [Id(3)]
    public FoundState State { get; init; }

    /// <summary>Why it went to quarantine; Unspecified where it did not.</summary>
    [Id(4)]
    public QuarantineReason Reason { get; init; }

    /// <summary>The open quarantine item; empty where there is none.</summary>
    [Id(5)]
    public string QuarantineId { get; init; } = "";

    /// <summary>In days since 1970-01-01; null where it was not applied.</summary>
    [Id(6)]
    public int? BusinessDay { get; init; }

    /// <summary>Version of the record that took it.</summary>
    [Id(7)]
    public long Version { get; init; }

    /// <summary>When that was, microseconds since 1970-01-01 UTC.</summary>
    [Id(8)]
    public long AtMicros { get; init; }

    /// <summary>Version of the record that applied it out of quarantine; 0 for none.</summary>
    [Id(9)]
    public long ReplayedVersion { get; init; }

    /// <summary>Version of the record that holds the void which reversed it; 0 for none.</summary>
    [Id(10)]
    public long VoidVersion { get; init; }

    /// <summary>As stored, in its wire form with the customer's keyed hash.</summary>
    [Id(11)]
    public required byte[] Transaction { get; init; }
}
