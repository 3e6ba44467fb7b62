using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// Packs the customers of a month. Layout: nothing when there are none; else a kind byte, then for <see cref="Exact"/> a
/// varint count of registered ones, each
/// a varint of (index - last index) * 4 + n where n is its number of sales if that is 1 to 3, else 0 and a varint of the
/// number follows; a varint count of unregistered ones, each its hash in 8 bytes and a varint of the number, by hash. For
/// <see cref="Sketched"/> the registers' ranks. The last index starts at -1.
/// </summary>
internal static class PackedCustomers
{
    private const byte Exact = 1, Sketched = 2;

    public static void Write(ByteWriter writer, HotCustomers customers)
    {
        if (customers.Sketch is { } sketch)
        {
            writer.Raw(Sketched);
            writer.Raw(sketch.Ranks);
            return;
        }
        if (customers.Distinct == 0)
            return;

        writer.Raw(Exact);
        var unregistered = (customers.Unregistered ?? new Dictionary<ulong, int>()).Where(c => c.Value > 0).OrderBy(c => c.Key).ToList();
        writer.Unsigned((ulong)(customers.Distinct - unregistered.Count));
        var last = -1;
        for (var i = 0; i < customers.Counts.Length; i++)
        {
            var count = customers.Counts[i];
            if (count <= 0)
                continue;
            writer.Unsigned((ulong)(i - last) * 4 + (count <= 3 ? (ulong)count : 0));
            if (count > 3)
                writer.Unsigned((ulong)count);
            last = i;
        }
        writer.Unsigned((ulong)unregistered.Count);
        foreach ((var customer, var count) in unregistered)
        {
            writer.Fixed64(customer);
            writer.Unsigned((ulong)count);
        }
    }

    public static HotCustomers Read(ReadOnlySpan<byte> packed, CustomerRegistry registry)
    {
        var customers = new HotCustomers();
        if (packed.IsEmpty)
            return customers;
        var reader = new ByteReader(packed);
        switch (reader.Byte())
        {
            case Sketched:
                var sketch = new CustomerSketch();
                sketch.Add(reader.Raw(CustomerSketch.Registers));
                return HotCustomers.OfSketch(sketch);
            case Exact:
                var index = -1;
                for (var left = reader.Count(registry.Count); left > 0; left--)
                {
                    index += ReadRegistered(ref reader, out var count);
                    if (index >= registry.Count)
                        throw new InvalidDataException("A month counts a customer that the registry does not hold: the bytes are damaged.");
                    customers.Add(registry, index, registry.Customers[index], count);
                }
                for (var left = reader.Count(SalesBook.MaxExactCustomers); left > 0; left--)
                    customers.Add(registry, -1, reader.Fixed64(), reader.Count(int.MaxValue));
                break;
            default:
                throw new InvalidDataException(
                    "Customers of a month are packed in no known way: the bytes are damaged or of another format.");
        }
        return customers;
    }

    /// <summary>Reads one registered customer: how far its index is from the last one, and its number of sales.</summary>
    private static int ReadRegistered(ref ByteReader reader, out int count)
    {
        var step = reader.Unsigned();
        count = (int)(step & 3);
        if (count == 0)
            count = reader.Count(int.MaxValue);
        return checked((int)(step >> 2));
    }
}
