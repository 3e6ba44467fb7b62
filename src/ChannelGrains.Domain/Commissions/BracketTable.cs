using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>The brackets of a schedule as slices of a base. An upper bound belongs to its bracket; below 0 lies the first one.</summary>
internal sealed class BracketTable(IReadOnlyList<CommissionBracket> brackets)
{
    public int Count => brackets.Count;

    public CommissionBracket this[int place] => brackets[place];

    /// <summary>The bracket that a base reaches.</summary>
    public int PlaceOf(Int128 position)
    {
        var place = 0;
        while (brackets[place].UpTo is { } bound && position > bound.Micros)
            place++;
        return place;
    }

    /// <summary>The part of a way that lies in a bracket; below 0 on the way down.</summary>
    public Int128 PartOf(int place, Int128 from, Int128 to) => Clamp(place, to) - Clamp(place, from);

    /// <summary>What a base must be above to have entered a bracket.</summary>
    public Int128 Lower(int place) => place == 0 ? 0 : brackets[place - 1].UpTo!.Value.Micros;

    private Int128 Clamp(int place, Int128 position)
    {
        if (place > 0)
            position = Int128.Max(position, Lower(place));
        return brackets[place].UpTo is { } bound ? Int128.Min(position, bound.Micros) : position;
    }
}
