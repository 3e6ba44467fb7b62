using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Sources;

/// <summary>A change of a source; its mode is fixed.</summary>
/// <param name="Values">The new values; only those that the mask names are read.</param>
/// <param name="Mask">display_name, allowed_partner_ids, max_age_days.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record UpdateSource(
    [property: Id(0)] SourceDefinition Values,
    [property: Id(1)] IReadOnlyList<string> Mask,
    [property: Id(2)] string? Etag)
{
    /// <summary>
    /// The source as it would be, its version one higher. Refused, in this order: MASK_EMPTY, MASK_PATH_UNKNOWN,
    /// ETAG_MISMATCH, then the values as in <see cref="CreateSource"/>.
    /// </summary>
    public Outcome<SourceDefinition> Decide(SourceDefinition current)
    {
        var refusal = UpdateMask.Check(Mask, "display_name", "allowed_partner_ids", "max_age_days")
            ?? Etags.Check(Etag, current.Version, $"Source {current.SourceId}");
        if (refusal is not null)
            return refusal;
        var next = current with
        {
            DisplayName = Mask.Contains("display_name") ? Values.DisplayName : current.DisplayName,
            AllowedPartnerIds = Mask.Contains("allowed_partner_ids")
                ? SourceDefinition.Sorted(Values.AllowedPartnerIds)
                : current.AllowedPartnerIds,
            MaxAgeDays = Mask.Contains("max_age_days") ? Values.MaxAgeDays : current.MaxAgeDays,
            Version = current.Version + 1,
        };
        return next.Check() is { } invalid ? invalid : next;
    }
}
