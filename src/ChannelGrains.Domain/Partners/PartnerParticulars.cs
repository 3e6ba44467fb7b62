using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>What is known of a partner beside its id and state.</summary>
[GenerateSerializer, Immutable]
public sealed record PartnerParticulars
{
    public const int MaxDisplayNameBytes = 200, MaxExternalIds = 16, MaxExternalIdBytes = 64;

    internal static readonly IReadOnlyDictionary<string, string> NoIds = new Dictionary<string, string>();

    /// <summary>Name for people, any language; at most 200 bytes.</summary>
    [Id(0)]
    public string DisplayName { get; init; } = "";

    [Id(1)]
    public ChannelType ChannelType { get; init; }

    /// <summary>See <see cref="RegionPaths"/>.</summary>
    [Id(2)]
    public string Region { get; init; } = "";

    /// <summary>IANA id; empty only in a command, where it stands for the programme's.</summary>
    [Id(3)]
    public string TimeZone { get; init; } = "";

    /// <summary>ISO 4217; empty only in a command, where it stands for the programme's.</summary>
    [Id(4)]
    public string CurrencyCode { get; init; } = "";

    /// <summary>Ids in other systems, by system; at most 16, each of at most 64 bytes, as are the systems' names.</summary>
    [Id(5)]
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = NoIds;

    /// <summary>A copy of ids in other systems; most partners have none.</summary>
    public static IReadOnlyDictionary<string, string> IdsOf(IEnumerable<KeyValuePair<string, string>> ids) => ids.Any() ? new Dictionary<string, string>(ids) : NoIds;

    public PartnerPlacement Placement => new(ChannelType, Region, TimeZone);

    public bool Equals(PartnerParticulars? other) => other is not null
        && DisplayName == other.DisplayName && Placement == other.Placement && CurrencyCode == other.CurrencyCode
        && ExternalIds.Count == other.ExternalIds.Count
        && ExternalIds.All(id => other.ExternalIds.TryGetValue(id.Key, out var value) && value == id.Value);

    public override int GetHashCode() => HashCode.Combine(DisplayName, Placement, CurrencyCode, ExternalIds.Count);

    /// <summary>Refuses the first value that is out of bounds, by the names of the wire; null when all is well.</summary>
    internal Refusal? Check()
    {
        if (Texts.Check(DisplayName, MaxDisplayNameBytes, "partner.display_name") is { } name)
            return name;
        if (ChannelType is not (ChannelType.Internal or ChannelType.Intermediary or ChannelType.Direct))
            return Refusal.InvalidArgument("CHANNEL_TYPE",
                "partner.channel_type must be INTERNAL, INTERMEDIARY or DIRECT.", "partner.channel_type");
        if (RegionPaths.Validate(Region) is { } region)
            return region;
        if (!ZoneCalendar.TryCreate(TimeZone, out _))
            return Refusal.InvalidArgument("TIME_ZONE_UNKNOWN",
                $"'{TimeZone}' is no IANA time zone: use one such as Asia/Shanghai.", "partner.time_zone");
        return CheckExternalIds();
    }

    private Refusal? CheckExternalIds()
    {
        const string field = "partner.external_ids";
        if (ExternalIds.Count > MaxExternalIds)
            return Refusal.InvalidArgument("TOO_MANY_EXTERNAL_IDS",
                $"{field} has {ExternalIds.Count} entries: at most {MaxExternalIds} are kept.", field);
        foreach ((var system, var id) in ExternalIds)
        {
            if (system.Length == 0 || id.Length == 0)
                return Refusal.InvalidArgument("EXTERNAL_ID_EMPTY",
                    $"{field} has an entry without a system or without an id: fill both in.", field);
            if ((Texts.Check(system, MaxExternalIdBytes, field) ?? Texts.Check(id, MaxExternalIdBytes, field)) is { } text)
                return text;
        }
        return null;
    }
}
