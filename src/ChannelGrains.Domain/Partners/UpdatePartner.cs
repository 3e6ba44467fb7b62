using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>A change of a partner's particulars.</summary>
/// <param name="Values">The new values; only those that the mask names are read.</param>
/// <param name="Mask">display_name, channel_type, region, time_zone, external_ids, origin.</param>
/// <param name="EffectiveFrom">
/// First business day of a new channel type, region or time zone; null is the day after the later of today and the last
/// counted day, or the day of a change that is planned already, if that is later still.
/// </param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record UpdatePartner(
    [property: Id(0)] PartnerParticulars Values,
    [property: Id(1)] IReadOnlyList<string> Mask,
    [property: Id(2)] BusinessDay? EffectiveFrom,
    [property: Id(3)] string? Etag)
{
    /// <summary>Null to say that it is not known.</summary>
    [Id(4)]
    public PartnerOrigin? Origin { get; init; }

    /// <summary>
    /// Refused, in this order: MASK_EMPTY, MASK_PATH_UNKNOWN, ETAG_MISMATCH, the particulars and the origin (see <see cref="CreatePartner"/>),
    /// EFFECTIVE_FROM_COUNTED, EFFECTIVE_FROM_PLANNED, TIMELINE_FULL.
    /// </summary>
    /// <param name="life">The partner as it is.</param>
    /// <param name="today">The partner's business day now.</param>
    /// <param name="lastCounted">Its last business day with a counted transaction, <see cref="BusinessDay.SinceEver"/> for none.</param>
    public Outcome<PartnerUpdated> Decide(PartnerLife life, BusinessDay today, BusinessDay lastCounted)
    {
        var refusal = UpdateMask.Check(Mask, "display_name", "channel_type", "region", "time_zone", "external_ids", "origin")
            ?? Etags.Check(Etag, life.Version, $"Partner {life.PartnerId}");
        if (refusal is not null)
            return refusal;

        var current = life.Particulars;
        var next = current with
        {
            DisplayName = Mask.Contains("display_name") ? Values.DisplayName : current.DisplayName,
            ChannelType = Mask.Contains("channel_type") ? Values.ChannelType : current.ChannelType,
            Region = Mask.Contains("region") ? Values.Region : current.Region,
            TimeZone = Mask.Contains("time_zone") ? Values.TimeZone : current.TimeZone,
            ExternalIds = Mask.Contains("external_ids") ? Values.ExternalIds : current.ExternalIds,
        };
        var origin = Mask.Contains("origin") ? Origin : life.Recruitment?.Origin;
        if ((next.Check() ?? origin?.Check()) is { } invalid)
            return invalid;

        var planned = life.Placements[^1].From;
        if (next.Placement == current.Placement)
            return new PartnerUpdated(next, planned) { Origin = origin };
        var effective = EffectiveFrom ?? BusinessDay.Max(BusinessDay.Max(today, lastCounted).AddDays(1), planned);
        return CheckEffective(effective, lastCounted, planned, life.Placements.Length) is { } late
            ? late
            : new PartnerUpdated(next, effective) { Origin = origin };
    }

    private static Refusal? CheckEffective(BusinessDay effective, BusinessDay lastCounted, BusinessDay planned, int entries)
    {
        if (effective <= lastCounted)
            return Refusal.FailedPrecondition("EFFECTIVE_FROM_COUNTED",
                $"effective_from {effective} is not later than {lastCounted}, up to which sales are counted: choose a later day.",
                "effective_from");
        if (effective < planned)
            return Refusal.FailedPrecondition("EFFECTIVE_FROM_PLANNED",
                $"effective_from {effective} lies before the change of {planned}: choose that day or a later one.", "effective_from");
        return entries < PartnerTimeline.MaxEntries
            ? null
            : Refusal.ResourceExhausted("TIMELINE_FULL",
                $"Channel type, region and time zone have changed {entries} times: no more changes are kept.");
    }
}
