using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ChannelGrains.Domain.Actions;

/// <summary>Where an action stands in a list: by a time, then partner and id. The next page goes on behind it.</summary>
/// <param name="AtMicros">Until when it is due, or when it was closed, microseconds since 1970-01-01 UTC.</param>
/// <param name="PartnerId">Whose it is; empty is the programme's.</param>
/// <param name="ActionId">Its id.</param>
[GenerateSerializer, Immutable]
public readonly record struct ActionPlace([property: Id(0)] long AtMicros, [property: Id(1)] string PartnerId, [property: Id(2)] string ActionId) : IComparable<ActionPlace>
{
    private const char Between = '.'; // no id holds one

    public static ActionPlace OfLive(ActionItem item) => new(item.Opened.DueAtMicros, item.PartnerId, item.ActionId);

    public int CompareTo(ActionPlace other)
    {
        var order = AtMicros.CompareTo(other.AtMicros);
        if (order == 0)
            order = string.CompareOrdinal(PartnerId, other.PartnerId);
        return order == 0 ? string.CompareOrdinal(ActionId, other.ActionId) : order;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtMicros}{Between}{PartnerId}{Between}{ActionId}");

    public static bool TryParse(string text, [NotNullWhen(true)] out ActionPlace? place)
    {
        var parts = text.Split(Between);
        place = parts.Length == 3 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ? new ActionPlace(at, parts[1], parts[2]) : null;
        return place is not null;
    }
}
