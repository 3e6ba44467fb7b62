using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>What an import was asked to do.</summary>
internal sealed record ImportPlan
{
    public required string File { get; init; }

    public required string SourceId { get; init; }

    public required SourceMode Mode { get; init; }

    public required Partner PartnerDefaults { get; init; }

    public required bool CreatesPartners { get; init; }

    public required int Connections { get; init; }

    /// <summary>Bad rows that are left out; one more ends the reading.</summary>
    public required long MaxErrors { get; init; }

    /// <summary>Content conflicts after which the import stops.</summary>
    public required long MaxConflicts { get; init; }

    /// <summary>SEQUENCED: the epoch, after the first, whose rows the file holds; null when it must be the first.</summary>
    public required int? Epoch { get; init; }

    public required TimeSpan GiveUpAfter { get; init; }

    /// <summary>Reads and maps only.</summary>
    public required bool IsDryRun { get; init; }
}
