namespace ChannelGrains.Domain.Views;

/// <summary>Where a partner's cells lie in its month's view, by the number of their name.</summary>
internal sealed class PartnerPlaces
{
    private const int MaxScanned = 24; // names that are compared one by one; more are hashed

    private int[] _numbers = new int[4];
    private int[] _places = new int[4];
    private Dictionary<int, int>? _byNumber;
    private int _count;

    public ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    public bool TryFind(int number, out int place)
    {
        if (_byNumber is not null)
            return _byNumber.TryGetValue(number, out place);
        int at = _numbers.AsSpan(0, _count).IndexOf(number);
        place = at < 0 ? 0 : _places[at];
        return at >= 0;
    }

    public void Add(int number, int place)
    {
        if (_count == _numbers.Length)
        {
            Array.Resize(ref _numbers, _count * 2);
            Array.Resize(ref _places, _count * 2);
        }
        (_numbers[_count], _places[_count]) = (number, place);
        _count++;
        if (_byNumber is not null)
            _byNumber.Add(number, place);
        else if (_count > MaxScanned)
            _byNumber = Enumerable.Range(0, _count).ToDictionary(at => _numbers[at], at => _places[at]);
    }
}
