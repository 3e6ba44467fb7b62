using System.Numerics;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// The customers of one partner that are kept in memory, by keyed hash: a local index, by which months count them, and
/// their first business day. The first <see cref="MaxCustomers"/> stay for good; there is no eviction.
/// </summary>
internal sealed class CustomerRegistry
{
    public const int MaxCustomers = 32_768;

    public const int NoDay = int.MinValue;

    private const int MaxScanned = 32; // customers that are compared one by one, vectorized; more are hashed

    private ulong[] _customers = [];
    private int[] _firstDays = [];
    private int[]? _slots; // open addressing: index + 1, 0 is free; a power of two, at most half full

    public int Count { get; private set; }

    public bool IsFull => Count == MaxCustomers;

    public long ApproximateBytes =>
        48 + 48 + 8L * _customers.Length + 4L * _firstDays.Length + (_slots is null ? 0 : 24 + 4L * _slots.Length);

    public ReadOnlySpan<ulong> Customers => _customers.AsSpan(0, Count);

    /// <summary>First business day by index; <see cref="NoDay"/> where it was not set.</summary>
    public Span<int> FirstDays => _firstDays.AsSpan(0, Count);

    /// <summary>The index of a customer, -1 when it is not here.</summary>
    public int Find(ulong customer)
    {
        if (_slots is not { } slots)
            return Customers.IndexOf(customer);
        var mask = (uint)slots.Length - 1;
        for (var at = Hash(customer) & mask; slots[at] is var slot && slot != 0; at = (at + 1) & mask)
            if (_customers[slot - 1] == customer)
                return slot - 1;
        return -1;
    }

    /// <summary>The index of a customer, who is added when not here; -1 when not here and the registry is full.</summary>
    public int Add(ulong customer)
    {
        var found = Find(customer);
        if (found >= 0 || IsFull)
            return found;
        if (Count == _customers.Length)
            Resize(Math.Min(Math.Max(4, Count * 2), MaxCustomers));
        _customers[Count] = customer;
        _firstDays[Count] = NoDay;
        Count++;
        if (Count > MaxScanned)
            Index();
        return Count - 1;
    }

    public void Trim() => Resize(Count);

    public void Write(ByteWriter writer)
    {
        writer.Unsigned((ulong)Count);
        var before = 0;
        for (var i = 0; i < Count; i++)
        {
            writer.Fixed64(_customers[i]);
            writer.Raw(_firstDays[i] == NoDay ? (byte)0 : (byte)1);
            if (_firstDays[i] == NoDay)
                continue;
            writer.Signed(_firstDays[i] - before);
            before = _firstDays[i];
        }
    }

    public void Read(ref ByteReader reader)
    {
        var before = 0;
        var count = reader.Count(MaxCustomers);
        Resize(count);
        for (var i = 0; i < count; i++)
        {
            var index = Add(reader.Fixed64());
            if (reader.Byte() != 0)
                _firstDays[index] = before += reader.Int32();
        }
    }

    private static uint Hash(ulong customer) => (uint)(customer * 0x9E3779B97F4A7C15 >> 32);

    private void Index()
    {
        var from = Count - 1;
        if (_slots is null || Count * 2 > _slots.Length)
        {
            _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Count * 2 + 1)];
            from = 0;
        }
        for (var i = from; i < Count; i++)
        {
            var at = Hash(_customers[i]) & (uint)(_slots.Length - 1);
            while (_slots[at] != 0)
                at = (at + 1) & (uint)(_slots.Length - 1);
            _slots[at] = i + 1;
        }
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref _customers, capacity);
        Array.Resize(ref _firstDays, capacity);
    }
}
