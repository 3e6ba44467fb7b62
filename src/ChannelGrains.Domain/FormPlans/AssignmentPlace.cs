using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Where an assignment stands in a list: by the day on which it begins, then plan, partner and store. The next page goes on behind it.</summary>
[GenerateSerializer, Immutable]
public readonly record struct AssignmentPlace(
    [property: Id(0)] BusinessDay BeginsOn, [property: Id(1)] string PlanId, [property: Id(2)] string PartnerId, [property: Id(3)] string StoreId) : IComparable<AssignmentPlace>
{
    private const char Between = '/'; // no id holds one; a store may, so that it stands last
    private const int Parts = 4;

    public int CompareTo(AssignmentPlace other)
    {
        var order = BeginsOn.CompareTo(other.BeginsOn);
        if (order == 0)
            order = string.CompareOrdinal(PlanId, other.PlanId);
        if (order == 0)
            order = string.CompareOrdinal(PartnerId, other.PartnerId);
        return order == 0 ? string.CompareOrdinal(StoreId, other.StoreId) : order;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BeginsOn.DaysSinceEpoch}{Between}{PlanId}{Between}{PartnerId}{Between}{StoreId}");

    public static bool TryParse(string text, [NotNullWhen(true)] out AssignmentPlace? place)
    {
        var parts = text.Split(Between, Parts);
        place = parts.Length == Parts && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day)
            ? new AssignmentPlace(new BusinessDay(day), parts[1], parts[2], parts[3])
            : null;
        return place is not null;
    }
}
