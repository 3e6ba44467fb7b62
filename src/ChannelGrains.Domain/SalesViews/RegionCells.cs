using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>A month's cells in one region, by category and channel type.</summary>
internal sealed class RegionCells
{
    private static readonly int ChannelTypes = Enum.GetValues<ChannelType>().Length;

    private readonly Dictionary<InternedName, NamedCells?[]> _byType = [];

    public IEnumerable<NamedCells> All => _byType.Values.SelectMany(types => types).OfType<NamedCells>();

    /// <summary>Where the cells of a category and type are kept; null at first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    public ref NamedCells? At(InternedName category, ChannelType type)
    {
        ref var types = ref CollectionsMarshal.GetValueRefOrAddDefault(_byType, category, out _);
        return ref (types ??= new NamedCells?[ChannelTypes])[(int)type];
    }

    /// <summary>The cells of one category and one type, or of all where none is given.</summary>
    public IEnumerable<NamedCells> Within(InternedName? category, ChannelType type)
    {
        var cells = category is null ? All : _byType.GetValueOrDefault(category, []).OfType<NamedCells>();
        return type == ChannelType.Unspecified ? cells : cells.Where(named => named.Name.ChannelType == type);
    }
}
