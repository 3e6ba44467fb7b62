using System.Runtime.CompilerServices;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>Where a partner's cells lie in its month's view, by the number of their name.</summary>
internal sealed class PartnerPlaces
{
    private const int MaxScanned = 24; // names that are compared one by one; more are hashed

    private (int Number, int Place)[] _cells = new (int, int)[4];
    private Dictionary<int, int>? _byNumber;
    private int _count;

    public ReadOnlySpan<(int Number, int Place)> All => _cells.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    public bool TryFind(int number, out int place)
    {
        if (_byNumber is not null)
            return _byNumber.TryGetValue(number, out place);
        foreach ((var known, var at) in All)
        {
            if (known != number)
                continue;
            place = at;
            return true;
        }
        place = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as for MonthView.Apply
    public void Add(int number, int place)
    {
        if (_count == _cells.Length)
            Array.Resize(ref _cells, _count * 2);
        _cells[_count++] = (number, place);
        if (_byNumber is not null)
            _byNumber.Add(number, place);
        else if (_count > MaxScanned)
            _byNumber = _cells[.._count].ToDictionary();
    }
}
