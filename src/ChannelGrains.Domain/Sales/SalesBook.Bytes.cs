using System.Buffers;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Sales;

public sealed partial class SalesBook
{
    private const int MaxMonths = 12 * 10_000;

    /// <summary>Packs all that is hot. The next record of a month makes it hot again, at the cost of a few allocations.</summary>
    public void Compact()
    {
        for (var i = 0; i < _months.Length; i++)
        {
            _months[i].Packed = _months[i].Pack();
            _months[i].Hot?.Cells?.Release();
            _months[i].Hot = null;
        }
        if (_months.Any(month => month.Packed.Length == 0))
            _months = [.. _months.Where(month => month.Packed.Length > 0)];
        _hot = null;
        _hotLastDay = int.MinValue;
        _registry.Trim();
        Categories.Trim();
        Regions.Trim();
    }

    /// <summary>
    /// Writes a snapshot; the caller keeps the version of the format beside it. Books of the same facts in the same order
    /// write the same bytes, whenever they were packed.
    /// <para>Layout: both name tables, each a varint count, then length-prefixed UTF-8 and a zigzag
    /// varint of its uses for each name; zigzag varint of the last day; the registry
    /// of customers; a varint count of days with new customers beyond it, each the zigzag varints of the day's step and the
    /// number; a varint count of months, each the zigzag varint of its step and a length-prefixed <see cref="SalesMonth"/>.</para>
    /// </summary>
    public void Write(IBufferWriter<byte> output)
    {
        var writer = new ByteWriter(output);
        Categories.Write(writer);
        Regions.Write(writer);
        writer.Signed(LastDay);
        _registry.Write(writer);

        writer.Unsigned((ulong)(_unregisteredNew?.Count ?? 0));
        var before = 0;
        foreach ((var day, var customers) in _unregisteredNew ?? [])
        {
            writer.Signed(day - before);
            writer.Signed(customers);
            before = day;
        }

        var packed = _months.Select(month => (month.Month, Bytes: month.Pack())).Where(month => month.Bytes.Length > 0).ToList();
        writer.Unsigned((ulong)packed.Count);
        before = 0;
        foreach ((var month, var bytes) in packed)
        {
            writer.Signed(month - before);
            writer.Block(bytes);
            before = month;
        }
    }

    /// <summary>Reads a snapshot. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    public static SalesBook Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var book = new SalesBook();
        book.Categories.Read(ref reader);
        book.Regions.Read(ref reader);
        book.LastDay = reader.Int32();
        book._registry.Read(ref reader);

        var before = 0;
        for (var left = reader.Count(int.MaxValue); left > 0; left--)
        {
            before += reader.Int32();
            (book._unregisteredNew ??= [])[before] = reader.Int32();
        }

        var months = new SalesMonth[reader.Count(MaxMonths)];
        before = 0;
        for (var i = 0; i < months.Length; i++)
        {
            before += reader.Int32();
            months[i] = new(before, reader.Block().ToArray());
        }
        if (!reader.AtEnd)
            throw new InvalidDataException("Bytes follow the end of a sales book: they are damaged or of another format.");
        book._months = months;
        book.Categories.Trim();
        book.Regions.Trim();
        return book;
    }
}
