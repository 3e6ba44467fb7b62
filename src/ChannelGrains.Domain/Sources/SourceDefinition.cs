using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Sources;

/// <summary>A registered feed of transactions.</summary>
[GenerateSerializer, Immutable]
public sealed record SourceDefinition
{
    public const int DefaultMaxAgeDays = 800, LargestMaxAgeDays = 36_500, MaxAllowedPartners = 10_000, MaxDisplayNameBytes = 200;

    /// <summary>1 to 64 of letters, digits and -_.</summary>
    [Id(0)]
    public string SourceId { get; init; } = "";

    /// <summary>Fixed at creation.</summary>
    [Id(1)]
    public SourceMode Mode { get; init; }

    /// <summary>Name for people; at most 200 bytes.</summary>
    [Id(2)]
    public string DisplayName { get; init; } = "";

    /// <summary>The partners it may send for, sorted and distinct once decided; empty is every partner.</summary>
    [Id(3)]
    public IReadOnlyList<string> AllowedPartnerIds { get; init; } = [];

    /// <summary>As set: 0 is the default, see <see cref="AgeLimitDays"/>.</summary>
    [Id(4)]
    public int MaxAgeDays { get; init; }

    /// <summary>Counts the source's changes from 1.</summary>
    [Id(5)]
    public long Version { get; init; }

    public string Etag => Etags.Of(Version);

    /// <summary>How far behind now a transaction may lie, in days.</summary>
    public int AgeLimitDays => MaxAgeDays == 0 ? DefaultMaxAgeDays : MaxAgeDays;

    /// <summary>Whether it may send for a partner; for a decided source.</summary>
    public bool Allows(string partnerId)
    {
        int low = 0, high = AllowedPartnerIds.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(AllowedPartnerIds[middle], partnerId);
            if (order == 0)
                return true;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return AllowedPartnerIds.Count == 0;
    }

    /// <summary>The source as a caller may see it whose key names some partners: of the partners that it sends for, the caller's own. Null when it sends
    /// for none of them.</summary>
    /// <param name="ownPartners">The caller's partners; none for all.</param>
    public SourceDefinition? SeenBy(IReadOnlySet<string> ownPartners)
    {
        if (ownPartners.Count == 0 || AllowedPartnerIds.Count == 0)
            return this;
        string[] seen = [.. AllowedPartnerIds.Where(ownPartners.Contains)];
        return seen.Length == 0 ? null : this with { AllowedPartnerIds = seen };
    }

    internal static IReadOnlyList<string> Sorted(IEnumerable<string> ids) => [.. ids.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Refuses the first value that is out of bounds, by the names of the wire; null when all is well.</summary>
    internal Refusal? Check()
    {
        if (PartnerIds.Validate(SourceId, "source.source_id") is { } id)
            return id;
        if (Mode is not (SourceMode.Sequenced or SourceMode.Keyed))
            return Refusal.InvalidArgument("SOURCE_MODE", "source.mode must be SEQUENCED or KEYED.", "source.mode");
        if (Texts.Check(DisplayName, MaxDisplayNameBytes, "source.display_name") is { } name)
            return name;
        if (MaxAgeDays is < 0 or > LargestMaxAgeDays)
            return Refusal.InvalidArgument("MAX_AGE_DAYS",
                $"source.max_age_days must be 1 to {LargestMaxAgeDays}, or 0 for the default of {DefaultMaxAgeDays}.",
                "source.max_age_days");
        if (AllowedPartnerIds.Count > MaxAllowedPartners)
            return Refusal.InvalidArgument("TOO_MANY_PARTNERS",
                $"source.allowed_partner_ids has {AllowedPartnerIds.Count} entries: name at most {MaxAllowedPartners}, or none for all.",
                "source.allowed_partner_ids");
        foreach (var partner in AllowedPartnerIds)
            if (PartnerIds.Validate(partner, "source.allowed_partner_ids") is { } invalid)
                return invalid;
        return null;
    }
}
