using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Sources;

/// <summary>A new source.</summary>
[GenerateSerializer, Immutable]
public sealed record CreateSource([property: Id(0)] SourceDefinition Source)
{
    /// <summary>
    /// The source as version 1. Refused, in this order: INVALID_ID, SOURCE_MODE, TEXT_TOO_LONG, TEXT_INVALID, MAX_AGE_DAYS,
    /// TOO_MANY_PARTNERS, INVALID_ID of a partner, SOURCE_EXISTS.
    /// </summary>
    public Outcome<SourceDefinition> Decide(SourceDefinition? existing)
    {
        if (Source.Check() is { } invalid)
            return invalid;
        if (existing is not null)
            return Refusal.AlreadyExists("SOURCE_EXISTS", $"Source {Source.SourceId} exists: choose another id, or update it.");
        return Source with { AllowedPartnerIds = SourceDefinition.Sorted(Source.AllowedPartnerIds), Version = 1 };
    }
}
