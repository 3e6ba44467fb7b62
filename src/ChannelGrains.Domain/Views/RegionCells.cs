using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

/// <summary>Places of a month's cells in one region, by category and channel type.</summary>
internal sealed class RegionCells
{
    private readonly Dictionary<(InternedName Category, ChannelType ChannelType), List<int>> _places = [];

    public IEnumerable<KeyValuePair<(InternedName Category, ChannelType ChannelType), List<int>>> All => _places;

    public List<int> Of(in ViewCellName name)
    {
        if (!_places.TryGetValue((name.Category, name.ChannelType), out List<int>? places))
            _places.Add((name.Category, name.ChannelType), places = []);
        return places;
    }

    /// <summary>The places of one category and one type, or of all where none is given.</summary>
    public IEnumerable<List<int>> Within(InternedName? category, ChannelType type)
    {
        if (category is null)
            return _places.Where(group => type == ChannelType.Unspecified || group.Key.ChannelType == type).Select(group => group.Value);
        ChannelType[] types = type == ChannelType.Unspecified ? Enum.GetValues<ChannelType>() : [type];
        return types.Select(each => _places.GetValueOrDefault((category, each))).OfType<List<int>>();
    }
}
