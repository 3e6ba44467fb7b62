using System.Collections.Immutable;
using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Grains.Risk;

/// <summary>A partner's risk.</summary>
[GenerateSerializer, Immutable]
public sealed record PartnerRiskReading
{
    [Id(0)]
    public RiskLevel Level { get; init; }

    [Id(1)]
    public decimal Score { get; init; }

    /// <summary>By kind.</summary>
    [Id(2)]
    public ImmutableArray<RiskFactor> Factors { get; init; }

    /// <summary>When it is told anew though nothing arrives, microseconds since 1970-01-01 UTC; null for never.</summary>
    [Id(3)]
    public long? NextDueMicros { get; init; }

    /// <summary>What was stated last.</summary>
    [Id(4)]
    public required RiskStanding Stated { get; init; }

    [Id(5)]
    public decimal StatedScore { get; init; }

    /// <summary>Version of the record that stated it; 0 for none.</summary>
    [Id(6)]
    public long StatedVersion { get; init; }

    /// <summary>Since when the stated level holds, microseconds since 1970-01-01 UTC.</summary>
    [Id(7)]
    public long StatedSinceMicros { get; init; }

    [Id(8)]
    public RiskHold? Hold { get; init; }

    /// <summary>Those that hold.</summary>
    [Id(9)]
    public ImmutableArray<RiskMute> Mutes { get; init; }

    [Id(10)]
    public string RulesEtag { get; init; } = "";

    /// <summary>Open findings of red lines, each by record and item; the first of them.</summary>
    [Id(13)]
    public ImmutableArray<string> RedLines { get; init; } = [];

    /// <summary>When it was told, microseconds since 1970-01-01 UTC.</summary>
    [Id(11)]
    public long AsOfMicros { get; init; }

    /// <summary>Version of the partner's journal that it shows.</summary>
    [Id(12)]
    public long Version { get; init; }
}
